package dev.loupe.dataset.boards;

/** Specks that every board carries and nobody minds: too small to be a defect. */
final class Dust {

  private Dust() {}

  static void paint(Relief relief, Pose board, Dice dice) {
    int specks = dice.below(14);
    for (int i = 0; i < specks; i++) {
      Pose pose = board.at(dice.between(-13, 13), dice.between(-8.5, 8.5));
      int tone = dice.chance(0.7) ? 0xb9bbb8 : 0x3a3530;
      double alpha = dice.between(0.2, 0.5);
      relief.fill(
          pose,
          new Outline.Disc(dice.between(0.025, 0.05)),
          (cell, cover, u, v, depth) -> relief.tint(cell, tone, alpha * cover));
    }
  }
}
