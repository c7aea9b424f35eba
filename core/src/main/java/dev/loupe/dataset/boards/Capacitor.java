package dev.loupe.dataset.boards;

import java.util.List;

/**
 * A ceramic chip capacitor: a tan block without marking between two tinned end caps.
 *
 * @param length in millimetres
 * @param width in millimetres
 * @param height in millimetres
 */
record Capacitor(double length, double width, double height) implements Component {

  static Capacitor size0603() {
    return new Capacitor(1.6, 0.8, 0.8);
  }

  static Capacitor size0805() {
    return new Capacitor(2.0, 1.25, 1.1);
  }

  @Override
  public List<Terminal> terminals() {
    return EndCaps.terminals(length, width, cap(), height * 0.62);
  }

  @Override
  public Outline.Slab body() {
    return new Outline.Slab(length / 2, width / 2, 0.1);
  }

  @Override
  public void paint(Relief relief, Pose pose, Dice dice) {
    int tan = Colours.mix(0xb08a5c, 0x9b7d5b, dice.between(0, 1));
    double offset = dice.between(0, 99);
    relief.fill(
        pose,
        body(),
        (cell, cover, u, v, depth) -> {
          int shade = Colours.scaled(tan, 1 + 0.06 * Grain.smooth(u * 6 + offset, v * 6));
          relief.lay(cell, cover, shade, height - rounding(depth), Material.CERAMIC);
        });
    EndCaps.paint(relief, pose, length, width, cap(), height, dice);
  }

  private double cap() {
    return length * 0.2;
  }

  private static double rounding(double depth) {
    double t = Math.max(0, 1 - depth / 0.16);
    return 0.10 * t * t;
  }
}
