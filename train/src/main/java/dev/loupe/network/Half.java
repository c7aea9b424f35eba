package dev.loupe.network;

/** IEEE 754 half precision: 1 sign, 5 exponent and 10 fraction bits. */
final class Half {

  private static final float SMALLEST_NORMAL = 0x1p-14f;
  private static final float SUBNORMAL_STEP = 0x1p-24f;
  private static final int INFINITY = 0x7c00;

  private Half() {}

  static float toFloat(short half) {
    int exponent = (half >> 10) & 0x1f;
    int fraction = half & 0x3ff;
    float size =
        switch (exponent) {
          case 0 -> fraction * SUBNORMAL_STEP;
          case 0x1f -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
          default -> Float.intBitsToFloat((exponent + 112) << 23 | fraction << 13);
        };
    return half < 0 ? -size : size;
  }

  /** Rounds to nearest, ties to even; too large becomes infinite. */
  static short fromFloat(float value) {
    int sign = Float.floatToRawIntBits(value) >>> 16 & 0x8000;
    return (short) (sign | magnitude(Math.abs(value)));
  }

  private static int magnitude(float size) {
    if (Float.isNaN(size)) {
      return INFINITY | 0x200;
    }
    if (size < SMALLEST_NORMAL) {
      return (int) Math.rint(size / SUBNORMAL_STEP);
    }
    int bits = Float.floatToRawIntBits(size);
    int rounded = bits + 0xfff + (bits >>> 13 & 1);
    return Math.min(INFINITY, (rounded >> 13) - (112 << 10));
  }
}
