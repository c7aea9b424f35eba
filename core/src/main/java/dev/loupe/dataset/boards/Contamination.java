package dev.loupe.dataset.boards;

/**
 * Something on the board that does not belong there.
 *
 * @param kind what it is
 * @param x of its middle, millimetres
 * @param y of its middle, millimetres
 * @param amount from 0, little, to 1, much
 * @param seed of its form
 */
record Contamination(Kind kind, double x, double y, double amount, long seed) implements Flaw {

  /** What lies on the board. */
  enum Kind {
    FLUX,
    FIBRE,
    BALLS,
    SMEAR
  }

  static Contamination of(double severity, Dice dice) {
    Kind kind = Kind.values()[dice.below(Kind.values().length)];
    return new Contamination(
        kind, dice.between(-7, 9.5), dice.between(-6, 6), severity, dice.nextLong());
  }

  @Override
  public void paintOver(Relief relief, Pose board) {
    Dice dice = new Dice(seed);
    Pose pose = board.at(x, y, dice.between(0, 360));
    switch (kind) {
      case FLUX -> flux(relief, pose, dice);
      case FIBRE -> fibre(relief, pose, dice);
      case BALLS -> balls(relief, pose, dice);
      case SMEAR -> smear(relief, pose, dice);
    }
  }

  /** Amber resin with a dark, glossy rim. */
  private void flux(Relief relief, Pose pose, Dice dice) {
    double radius = 0.6 + 1.7 * amount * dice.between(0.6, 1);
    double offset = dice.between(0, 200);
    relief.fill(
        pose,
        new Outline.Blot(radius, 0.45, 1.1 / radius, offset),
        (cell, cover, u, v, depth) -> {
          if (relief.level[cell] < 0.5) {
            double rim = Math.max(0, 1 - Math.abs(depth - 0.09) / 0.09);
            double alpha = (0.34 + 0.22 * amount + 0.25 * rim) * cover;
            relief.tint(cell, rim > 0.4 ? 0x6b4a17 : 0x9a7030, Math.min(0.85, alpha));
            relief.raise(cell, relief.level[cell] + 0.05 * Math.min(1, depth / 0.15), cover);
            relief.make(cell, Material.RESIN, cover);
          }
        });
  }

  /** A hair or a thread that lies over everything. */
  private void fibre(Relief relief, Pose pose, Dice dice) {
    double length = 2.5 + 6 * amount;
    double radius = 0.035 + 0.035 * amount;
    int colour = dice.chance(0.5) ? 0x1d1a17 : 0xd9d4c4;
    double offset = dice.between(0, 200);
    double curl = dice.between(0.5, 1.6);
    double beforeU = 0;
    double beforeV = curl * Grain.smooth(offset, 0);
    for (int i = 1; i <= 40; i++) {
      double u = length * i / 40;
      double v = curl * Grain.smooth(u * 0.55 + offset, 0);
      relief.stroke(pose, beforeU, beforeV, u, v, radius, thread(relief, colour));
      beforeU = u;
      beforeV = v;
    }
  }

  private static Relief.Brush thread(Relief relief, int colour) {
    return (cell, cover, u, v, depth) -> {
      double over = relief.materialAt(cell) == Material.FIBRE ? 0 : 0.22;
      relief.lay(cell, cover, colour, relief.level[cell] + over, Material.FIBRE);
    };
  }

  private void balls(Relief relief, Pose pose, Dice dice) {
    int count = 1 + (int) (amount * dice.between(2, 7));
    for (int i = 0; i < count; i++) {
      double radius = dice.between(0.09, 0.13 + 0.16 * amount);
      ball(relief, pose.at(dice.normal(0.7), dice.normal(0.7)), radius);
    }
  }

  private static void ball(Relief relief, Pose pose, double radius) {
    relief.fill(
        pose,
        new Outline.Disc(radius),
        (cell, cover, u, v, depth) -> {
          double t = Math.min(1, depth / radius);
          double dome = radius * (0.6 + Math.sqrt(t * (2 - t)));
          double level = Math.max(relief.level[cell], Math.min(relief.level[cell], 0.5) + dome);
          relief.lay(cell, cover, 0xdcdad5, level, Material.SOLDER);
        });
  }

  /** Paste or grease wiped over the board: streaky, dull, uneven. */
  private void smear(Relief relief, Pose pose, Dice dice) {
    double radius = 0.9 + 2.2 * amount * dice.between(0.5, 1);
    double offset = dice.between(0, 200);
    int grey = dice.chance(0.6) ? 0xb4b7b6 : 0x8d7f66;
    relief.fill(
        pose,
        new Outline.Blot(radius, 0.5, 1.0 / radius, offset),
        (cell, cover, u, v, depth) -> {
          double streak = 0.55 + 0.6 * Grain.cloud(u * 0.8 + offset, v * 5);
          double t = Math.min(1, depth / (0.4 * radius));
          double alpha = Math.max(0, Math.min(0.8, (0.38 + 0.4 * amount) * streak * t)) * cover;
          if (relief.materialAt(cell) != Material.BELT) {
            relief.tint(cell, grey, alpha);
            relief.make(cell, Material.CERAMIC, alpha + 0.1);
          }
        });
  }
}
