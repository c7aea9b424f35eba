package dev.loupe.dataset.boards;

import java.util.ArrayList;
import java.util.List;

/**
 * A moulded chip with gull-wing pins along its two long sides: black epoxy, laser-marked, a dimple
 * beside the first pin.
 *
 * @param length of the body along the rows of pins, millimetres
 * @param width of the body across, millimetres
 * @param height of the body above the board, millimetres
 * @param pins on each side
 * @param pitch between pins, millimetres
 * @param pinWidth millimetres
 * @param reach how far a pin stands out of the body, millimetres
 * @param lines of the marking; "#" becomes a date code
 */
record Chip(
    double length,
    double width,
    double height,
    int pins,
    double pitch,
    double pinWidth,
    double reach,
    List<String> lines)
    implements Component {

  static Chip sop8(String... lines) {
    return new Chip(4.9, 3.9, 1.55, 4, 1.27, 0.42, 1.05, List.of(lines));
  }

  static Chip tssop8(String... lines) {
    return new Chip(3.0, 4.4, 1.0, 4, 0.65, 0.26, 0.95, List.of(lines));
  }

  static Chip sot23(String... lines) {
    return new Chip(2.9, 1.6, 1.1, 3, 0.95, 0.38, 0.6, List.of(lines));
  }

  @Override
  public List<Terminal> terminals() {
    List<Terminal> terminals = new ArrayList<>();
    for (int side = -1; side <= 1; side += 2) {
      for (int pin = 0; pin < pins; pin++) {
        terminals.add(terminal(side, (pin - (pins - 1) / 2.0) * pitch));
      }
    }
    return terminals;
  }

  private Terminal terminal(int side, double u) {
    double foot = reach * 0.5;
    double tip = width / 2 + reach;
    return new Terminal(
        new Terminal.Area(u, side * (tip - foot * 0.25), pinWidth * 0.68, foot * 1.15),
        new Terminal.Area(u, side * (tip - foot / 2), pinWidth / 2, foot / 2),
        0.16);
  }

  @Override
  public Outline.Slab body() {
    return new Outline.Slab(length / 2, width / 2 + reach, 0.1);
  }

  @Override
  public void paint(Relief relief, Pose pose, Dice dice) {
    for (Terminal terminal : terminals()) {
      GullWing.paint(relief, pose, terminal, width / 2, height * 0.5, dice);
    }
    new MouldedBody(length, width, height).paint(relief, pose, dice);
    LaserMarking.of(lines, dice).paint(relief, pose, length, width);
  }
}
