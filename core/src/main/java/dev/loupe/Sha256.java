package dev.loupe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests as 64 lower-case hexadecimal digits. */
public final class Sha256 {

  private Sha256() {}

  /** A digest to feed piece by piece. */
  public static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** The finished digest of what was fed. */
  public static String finish(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The digest of bytes in memory. */
  public static String of(byte[] content) {
    MessageDigest digest = start();
    digest.update(content);
    return finish(digest);
  }

  /**
   * The digest of a file, read in pieces.
   *
   * @throws LoupeException when it cannot be read
   */
  public static String of(Path file) {
    MessageDigest digest = start();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new LoupeException("The file " + file + " cannot be read: " + e.getMessage(), e);
    }
    return finish(digest);
  }
}
