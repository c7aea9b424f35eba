package dev.loupe.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Files made by golden.py, beside them. */
final class Golden {

  private Golden() {}

  static byte[] bytes(String name) {
    try (InputStream in = Golden.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("No golden file " + name);
      }
      return in.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static int greatestDifference(byte[] a, byte[] b) {
    if (a.length != b.length) {
      throw new AssertionError("Lengths differ: " + a.length + " and " + b.length);
    }
    int greatest = 0;
    for (int i = 0; i < a.length; i++) {
      greatest = Math.max(greatest, Math.abs((a[i] & 0xff) - (b[i] & 0xff)));
    }
    return greatest;
  }
}
