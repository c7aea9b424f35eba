package dev.loupe.dataset.boards;

import java.util.List;

/**
 * A thick-film resistor: a black glaze between two tinned end caps, with its value in white.
 *
 * @param length in millimetres
 * @param width in millimetres
 * @param code such as "122" for 1.2 kiloohm
 */
record ChipResistor(double length, double width, String code) implements Component {

  private static final double HEIGHT = 0.45;

  static ChipResistor size0603(String code) {
    return new ChipResistor(1.6, 0.8, code);
  }

  static ChipResistor size1206(String code) {
    return new ChipResistor(3.2, 1.6, code);
  }

  @Override
  public List<Terminal> terminals() {
    return EndCaps.terminals(length, width, cap(), HEIGHT);
  }

  @Override
  public Outline.Slab body() {
    return new Outline.Slab(length / 2, width / 2, 0.04);
  }

  @Override
  public void paint(Relief relief, Pose pose, Dice dice) {
    int white = Colours.scaled(0xd6d6d2, dice.between(0.85, 1.05));
    relief.fill(
        pose,
        body(),
        (cell, cover, u, v, depth) ->
            relief.lay(cell, cover, 0xcfccc6, HEIGHT - rim(depth), Material.LAMINATE));
    glaze(relief, pose, Colours.scaled(0x17181b, dice.between(0.8, 1.5)));
    EndCaps.paint(relief, pose, length, width, cap(), HEIGHT, dice);
    mark(relief, pose.at(dice.normal(0.03), dice.normal(0.03), dice.normal(1)), white);
  }

  private void glaze(Relief relief, Pose pose, int black) {
    relief.fill(
        pose,
        new Outline.Slab(length / 2 - cap() * 0.85, width / 2 - 0.05, 0.05),
        (cell, cover, u, v, depth) ->
            relief.lay(
                cell, cover, black, HEIGHT + 0.03 * Math.min(1, depth / 0.12), Material.GLAZE));
  }

  private void mark(Relief relief, Pose pose, int white) {
    double size = width * 0.50;
    StrokeFont.write(
        code,
        size,
        (u0, v0, u1, v1) ->
            relief.stroke(
                pose,
                u0,
                v0,
                u1,
                v1,
                size * 0.075,
                (cell, cover, u, v, depth) -> relief.tint(cell, white, 0.9 * cover)));
  }

  private double cap() {
    return length * 0.19;
  }

  private static double rim(double depth) {
    return depth < 0.06 ? 0.06 - depth : 0;
  }
}
