package dev.loupe.dataset.boards;

/**
 * A scratch in the solder mask: pale where it is shallow, down to copper or laminate where it is
 * deep. Parts that stand higher are spared.
 *
 * @param x where it starts, millimetres
 * @param y where it starts, millimetres
 * @param degrees where it goes
 * @param length millimetres
 * @param depth from 0, a trace in the varnish, to 1, through it
 * @param seed of its wobble
 */
record Scratch(double x, double y, double degrees, double length, double depth, long seed)
    implements Flaw {

  private static final int PIECES = 24;

  static Scratch of(double severity, Dice dice) {
    double length = 2.2 + severity * dice.between(2, 9);
    double x = dice.between(-7, 8);
    double y = dice.between(-5, 6);
    double inward = StrictMath.toDegrees(StrictMath.atan2(-y, -x));
    double degrees = inward + dice.between(-70, 70);
    return new Scratch(x, y, degrees, length, severity, dice.nextLong());
  }

  @Override
  public void paintOver(Relief relief, Pose board) {
    Dice dice = new Dice(seed);
    int hairs = 1 + dice.below(depth > 0.5 ? 3 : 2);
    Pose pose = board.at(x, y, degrees);
    for (int hair = 0; hair < hairs; hair++) {
      double radius = (hair == 0 ? 0.045 + 0.06 * depth : 0.03) * dice.between(0.8, 1.2);
      double aside = hair * dice.between(0.12, 0.3);
      hair(relief, pose.at(dice.between(0, 0.3), aside, dice.normal(1.2)), radius, dice);
    }
  }

  private void hair(Relief relief, Pose pose, double radius, Dice dice) {
    double bend = dice.normal(0.35);
    double offset = dice.between(0, 200);
    double beforeU = 0;
    double beforeV = 0;
    for (int i = 1; i <= PIECES; i++) {
      double t = (double) i / PIECES;
      double u = t * length;
      double v = bend * t * t + 0.05 * Grain.smooth(t * 9 + offset, offset);
      double press = 0.35 + 0.65 * Math.min(1, 5 * Math.min(t, 1 - t));
      relief.stroke(pose, beforeU, beforeV, u, v, radius * press, cut(relief, press, offset));
      beforeU = u;
      beforeV = v;
    }
  }

  private Relief.Brush cut(Relief relief, double press, double offset) {
    return (cell, cover, u, v, inside) -> {
      Material under = relief.materialAt(cell);
      if (relief.level[cell] > 0.25 || relief.level[cell] < -0.2 || under == Material.BELT) {
        return;
      }
      double rough = 0.75 + 0.45 * Grain.smooth(cell * 0.37 + offset, cell * 0.011);
      double alpha = Math.min(1, (0.45 + 0.65 * depth) * press * rough) * cover;
      if (under == Material.MASK || under == Material.SILK) {
        varnish(relief, cell, alpha, rough * press * depth);
      } else {
        relief.tint(cell, under == Material.COPPER ? 0xcf935c : 0x6d6c68, 0.6 * alpha);
      }
    };
  }

  private static void varnish(Relief relief, int cell, double alpha, double deep) {
    boolean copper = relief.level[cell] > 0.015;
    int below = copper ? 0xd79a66 : 0xc9bf95;
    relief.tint(cell, deep > 0.42 ? below : 0x9fb6d3, alpha);
    relief.raise(cell, relief.level[cell] - 0.02, alpha);
    relief.make(cell, deep > 0.42 && copper ? Material.COPPER : Material.LAMINATE, alpha);
  }
}
