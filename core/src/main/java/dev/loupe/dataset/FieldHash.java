package dev.loupe.dataset;

import dev.loupe.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A SHA-256 being taken, field by field; each field counts with its length. */
final class FieldHash {

  private final MessageDigest digest = Sha256.start();

  FieldHash add(byte[] field) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
    digest.update(field);
    return this;
  }

  FieldHash add(String field) {
    return add(field.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash in 64 lower-case digits; ends the taking. */
  String hex() {
    return Sha256.finish(digest);
  }
}
