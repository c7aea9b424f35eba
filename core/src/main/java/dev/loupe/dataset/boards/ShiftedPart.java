package dev.loupe.dataset.boards;

import java.util.List;

/**
 * A part that floated off its place or turned while the solder was liquid.
 *
 * @param part which
 * @param u millimetres off, along
 * @param v millimetres off, across
 * @param degrees turned
 */
record ShiftedPart(Part part, double u, double v, double degrees) implements Flaw {

  static ShiftedPart of(double severity, Dice dice) {
    List<Part> small =
        PartsList.PARTS.stream().filter(part -> !(part.component() instanceof UsbSocket)).toList();
    Part part = dice.pick(small);
    double side = dice.chance(0.5) ? 1 : -1;
    double turn = dice.chance(0.7) ? side * (5 + 28 * severity) : 0;
    double scale = Math.min(1, part.component().body().halfWidth() / 1.4);
    double shift = (turn == 0 ? 0.28 : 0.12) + 0.5 * severity * scale;
    double along = dice.between(-0.6, 0.6) * shift;
    boolean chip = part.component() instanceof Chip;
    return new ShiftedPart(part, along, side * shift * 0.8, chip ? turn * 0.5 : turn);
  }

  @Override
  public void alter(Assembly assembly) {
    assembly.moved(part, u, v, degrees);
  }
}
