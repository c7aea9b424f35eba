package dev.loupe.dataset.boards;

/** A pin that leaves the body level, bends down, and ends in a flat foot on its pad. */
final class GullWing {

  private GullWing() {}

  static void paint(
      Relief relief, Pose pose, Terminal terminal, double bodyEdge, double shoulder, Dice dice) {
    Terminal.Area foot = terminal.foot();
    int side = foot.v() > 0 ? 1 : -1;
    double tip = Math.abs(foot.v()) + foot.halfHeight();
    double half = (tip - bodyEdge) / 2 + 0.1;
    double bent = dice.normal(0.012);
    int tin = Colours.scaled(0xc9c8c4, dice.between(0.9, 1.06));
    relief.fill(
        pose.at(foot.u() + bent, side * (tip - half)),
        new Outline.Slab(foot.halfWidth(), half, 0.04),
        (cell, cover, u, v, depth) -> {
          double along = (side * v + half) / (2 * half);
          double edge = 0.05 * Math.max(0, 1 - depth / 0.08);
          relief.lay(cell, cover, tin, profile(along, shoulder) - edge, Material.LEAD);
        });
  }

  /** Height along a pin from the body (0) to the tip (1): shoulder, slope, foot. */
  private static double profile(double along, double shoulder) {
    double t = Math.max(0, Math.min(1, (along - 0.30) / 0.32));
    double fall = t * t * (3 - 2 * t);
    return 0.17 + (shoulder - 0.17) * (1 - fall);
  }
}
