package dev.loupe.dataset.boards;

import java.util.List;

/**
 * Solder that runs from one pin to the next.
 *
 * @param part whose pins
 * @param first index of the first terminal; the next one is the other
 * @param thick half the width of the bridge over half the pitch, in (0, 1)
 * @param seed of its form
 */
record Bridge(Part part, int first, double thick, long seed) implements Flaw {

  static Bridge of(double severity, Dice dice) {
    List<Part> chips =
        PartsList.PARTS.stream().filter(part -> part.component() instanceof Chip).toList();
    Part part = dice.pick(chips);
    int row = part.component().terminals().size() / 2;
    int first = dice.below(2) * row + dice.below(row - 1);
    return new Bridge(part, first, 0.22 + 0.6 * severity, dice.nextLong());
  }

  @Override
  public void paintOver(Relief relief, Pose board) {
    Dice dice = new Dice(seed);
    Pose pose = board.at(part.x(), part.y(), part.degrees());
    Terminal.Area one = part.component().terminals().get(first).foot();
    Terminal.Area two = part.component().terminals().get(first + 1).foot();
    double radius = thick * (two.u() - one.u()) / 2;
    double out = Math.signum(one.v()) * dice.between(-0.05, 0.18);
    double sag = dice.normal(0.05);
    web(relief, pose, one.u(), one.v() + out - sag, two.u(), two.v() + out + sag, radius, dice);
  }

  private static void web(
      Relief relief,
      Pose pose,
      double u0,
      double v0,
      double u1,
      double v1,
      double radius,
      Dice dice) {
    double offset = dice.between(0, 200);
    double length = u1 - u0;
    double waist = dice.between(0.15, 0.4);
    relief.stroke(
        pose,
        u0,
        v0,
        u1,
        v1,
        radius,
        (cell, cover, u, v, depth) -> {
          double middle = 1 - Math.abs(2 * u / length - 1);
          double inside =
              depth - radius * waist * middle * (1 + 0.4 * Grain.smooth(u * 4 + offset, v));
          if (inside > 0) {
            double t = Math.min(1, inside / (radius * 0.9));
            double dome = 0.08 + (0.14 + 0.45 * radius) * Math.sqrt(t * (2 - t));
            double level = Math.max(relief.level[cell], dome);
            relief.lay(cell, cover, 0xdedcd7, level, Material.SOLDER);
          }
        });
  }
}
