package dev.loupe.dataset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 being taken, field by field; each field counts with its length. */
final class Sha256 {

  private final MessageDigest digest;

  Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform must offer SHA-256", e);
    }
  }

  static String of(byte[] content) {
    Sha256 sha = new Sha256();
    sha.digest.update(content);
    return sha.hex();
  }

  Sha256 add(byte[] field) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
    digest.update(field);
    return this;
  }

  Sha256 add(String field) {
    return add(field.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash in 64 lower-case digits; ends the taking. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
