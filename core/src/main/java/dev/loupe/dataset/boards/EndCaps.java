package dev.loupe.dataset.boards;

import java.util.List;

/** The two tinned ends that chip resistors, chip capacitors and chip LEDs have in common. */
final class EndCaps {

  private EndCaps() {}

  static List<Terminal> terminals(double length, double width, double cap, double height) {
    return List.of(
        terminal(-1, length, width, cap, height), terminal(1, length, width, cap, height));
  }

  private static Terminal terminal(
      int side, double length, double width, double cap, double height) {
    double padHalf = 0.24 + length * 0.12;
    return new Terminal(
        new Terminal.Area(side * (length / 2 + 0.13), 0, padHalf, width / 2 + 0.09),
        new Terminal.Area(side * (length / 2 - cap / 2), 0, cap / 2, width / 2),
        height);
  }

  static void paint(
      Relief relief, Pose pose, double length, double width, double cap, double height, Dice dice) {
    for (int side = -1; side <= 1; side += 2) {
      int tin = Colours.scaled(0xd0d0cc, dice.between(0.92, 1.05));
      double tilt = dice.normal(0.03);
      relief.fill(
          pose.at(side * (length - cap) / 2, 0),
          new Outline.Slab(cap / 2, width / 2, 0.05),
          (cell, cover, u, v, depth) ->
              relief.lay(cell, cover, tin, height + crown(depth, cap, tilt * u), Material.LEAD));
    }
  }

  private static double crown(double depth, double cap, double tilt) {
    double t = Math.min(1, depth / (cap * 0.45));
    return 0.07 * (t * (2 - t)) - 0.05 + tilt;
  }
}
