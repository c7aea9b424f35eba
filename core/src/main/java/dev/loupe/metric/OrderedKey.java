package dev.loupe.metric;

/**
 * A float as an int that sorts the same way: for a negative float all bits but the sign are turned
 * over. Exact in both directions; -0 becomes 0, since they are equal scores.
 */
final class OrderedKey {

  private OrderedKey() {}

  static int of(float score) {
    return flip(Float.floatToIntBits(score + 0f));
  }

  static float score(int key) {
    return Float.intBitsToFloat(flip(key));
  }

  private static int flip(int bits) {
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }
}
