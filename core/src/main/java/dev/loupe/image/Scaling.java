package dev.loupe.image;

/** How samples of 1 to 16 bits become 8 bits: v * 255 / (2^bits - 1). */
enum Scaling {
  /** To the nearest grey level, for pictures. */
  ROUND,
  /** To the next higher grey level, for masks: what is not zero stays above it. */
  UP;

  byte[] table(int bits) {
    int most = (1 << bits) - 1;
    int carry = this == UP ? most - 1 : most / 2;
    byte[] table = new byte[most + 1];
    for (int v = 0; v <= most; v++) {
      table[v] = (byte) (((long) v * 255 + carry) / most);
    }
    return table;
  }
}
