package dev.loupe.dataset.boards;

/**
 * A large tinned pad with a plated hole, where a wire will be soldered.
 *
 * @param name as printed beside it
 * @param x of its middle, millimetres
 * @param y of its middle, millimetres
 * @param halfWidth millimetres
 * @param halfHeight millimetres
 */
record WirePad(String name, double x, double y, double halfWidth, double halfHeight) {

  private static final double HOLE = 0.5;

  Outline.Slab outline(double margin) {
    return new Outline.Slab(halfWidth + margin, halfHeight + margin, 0.3);
  }

  void paint(Relief relief, Pose board, Dice dice) {
    Pose pose = board.at(x, y);
    tin(relief, pose, dice);
    hole(relief, pose.at(dice.normal(0.04), dice.normal(0.04)));
  }

  /** Hot-air levelled tin: thin at the edge and at the hole, crowned between, never twice alike. */
  private void tin(Relief relief, Pose pose, Dice dice) {
    double crown = dice.between(0.09, 0.2);
    double tiltU = dice.normal(0.03);
    double tiltV = dice.normal(0.03);
    double offset = dice.between(0, 200);
    int tone = Colours.scaled(0xdedcd6, dice.between(0.95, 1.03));
    Outline.Slab slab = outline(0);
    relief.fill(
        pose,
        slab,
        (cell, cover, u, v, depth) -> {
          double toHole = Math.sqrt(u * u + v * v) - HOLE;
          double t =
              Math.max(0, Math.min(1, Math.min(1.3 * slab.pillow(u, v), toHole + 0.1) / 0.7));
          double uneven = 0.05 * Grain.smooth(u * 0.9 + offset, v * 0.9);
          double level = 0.03 + (crown + uneven + tiltU * u + tiltV * v) * t * (2 - t);
          relief.lay(cell, cover, tone, level, Material.SOLDER);
        });
  }

  private static void hole(Relief relief, Pose pose) {
    relief.fill(
        pose,
        new Outline.Disc(HOLE),
        (cell, cover, u, v, depth) -> {
          double t = Math.min(1, depth / 0.08);
          relief.raise(cell, -1.4 * t, cover);
          relief.tint(cell, Colours.mix(0x8a8880, 0x1a1b1c, t), cover);
          relief.make(cell, t > 0.6 ? Material.BELT : Material.SOLDER, cover);
        });
  }
}
