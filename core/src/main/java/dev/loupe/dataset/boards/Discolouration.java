package dev.loupe.dataset.boards;

/**
 * Solder mask that heat has browned or cleaning has bleached, fading out towards its rim.
 *
 * @param x of its middle, millimetres
 * @param y of its middle, millimetres
 * @param radius millimetres
 * @param strength in (0, 1]
 * @param burnt browned rather than bleached
 * @param offset where in the texture of clouds it lies
 */
record Discolouration(
    double x, double y, double radius, double strength, boolean burnt, double offset)
    implements Flaw {

  static Discolouration of(double severity, Dice dice) {
    return new Discolouration(
        dice.between(-6, 10),
        dice.between(-6, 6),
        1.3 + dice.between(0.6, 3.2) * (0.3 + 0.7 * severity),
        0.34 + 0.5 * severity,
        dice.chance(0.7),
        dice.between(0, 200));
  }

  @Override
  public void paintOver(Relief relief, Pose board) {
    relief.fill(
        board.at(x, y),
        new Outline.Blot(radius, 0.3, 0.9 / radius, offset),
        (cell, cover, u, v, depth) -> {
          double t = Math.min(1, depth / (0.55 * radius));
          double cloud = 0.85 + 0.25 * Grain.cloud(u * 1.2 + offset, v * 1.2);
          double alpha = Math.min(1, strength * t * (2 - t) * cloud * cover);
          relief.tint(cell, tone(relief.materialAt(cell)), alpha * reach(relief.materialAt(cell)));
        });
  }

  private int tone(Material material) {
    return switch (material) {
      case MASK -> burnt ? 0x33301c : 0x9db3c6;
      case SILK -> burnt ? 0x9a7436 : 0xf4f4f0;
      case SOLDER, LEAD, DULL_SOLDER, COPPER -> burnt ? 0x8a6a3c : 0xc9ced2;
      default -> burnt ? 0x3f3424 : 0xb9bcbc;
    };
  }

  /** Varnish and print take the colour; bodies of parts hardly. */
  private static double reach(Material material) {
    return switch (material) {
      case MASK, SILK -> 1;
      case SOLDER, LEAD, DULL_SOLDER, COPPER -> 0.7;
      case BELT -> 0;
      default -> 0.35;
    };
  }
}
