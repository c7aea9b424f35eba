package dev.loupe.dataset.boards;

import java.util.List;

/**
 * What the laser wrote on a chip: grey, thin, a little uneven.
 *
 * @param lines of text, top first
 * @param strength how clearly it stands out, in (0, 1]
 * @param wear where in the texture of wear it lies
 * @param shift of the whole marking on the chip, millimetres
 */
record LaserMarking(List<String> lines, double strength, double wear, double shift) {

  private static final String LETTERS = "ABCDEFHJLMNPRSTUVWX";

  static LaserMarking of(List<String> lines, Dice dice) {
    String code = dateCode(dice);
    return new LaserMarking(
        lines.stream().map(line -> line.replace("#", code)).toList(),
        dice.between(0.55, 0.85),
        dice.between(0, 200),
        dice.normal(0.06));
  }

  private static String dateCode(Dice dice) {
    return String.valueOf(21 + dice.below(5))
        + (10 + dice.below(42))
        + LETTERS.charAt(dice.below(LETTERS.length()))
        + dice.below(10);
  }

  void paint(Relief relief, Pose pose, double length, double width) {
    int longest = lines.stream().mapToInt(String::length).max().orElse(1);
    double size = Math.min(0.62 * width / (1.45 * lines.size()), 0.86 * length / longest);
    for (int i = 0; i < lines.size(); i++) {
      double v = (i - (lines.size() - 1) / 2.0) * size * 1.45;
      Pose line = pose.at(shift, v + shift / 2);
      StrokeFont.write(
          lines.get(i), size, (u0, v0, u1, v1) -> line(relief, line, size, u0, v0, u1, v1));
    }
  }

  private void line(
      Relief relief, Pose pose, double size, double u0, double v0, double u1, double v1) {
    relief.stroke(
        pose,
        u0,
        v0,
        u1,
        v1,
        size * 0.065,
        (cell, cover, u, v, depth) -> {
          double worn =
              0.8 + 0.2 * Grain.FINE[(cell * 7 + (int) wear) & (Grain.SIZE * Grain.SIZE - 1)];
          relief.tint(cell, 0x9a9a96, Math.max(0, Math.min(1, strength * worn)) * cover);
        });
  }
}
