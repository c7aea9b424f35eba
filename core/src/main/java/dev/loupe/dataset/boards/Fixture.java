package dev.loupe.dataset.boards;

/** What the board lies on: a grey, faintly ribbed belt with wear and crumbs of its own. */
final class Fixture {

  private static final double LEVEL = -1.6;

  private Fixture() {}

  static void paint(Relief relief, Pose board, Dice dice) {
    double offset = dice.between(0, 200);
    double unit = 1 / board.scale();
    int grey = Colours.scaled(0x77797a, dice.between(0.93, 1.05));
    int cell = 0;
    for (int row = 0; row < relief.height; row++) {
      double rib = Grain.smooth(offset, row * unit * 3.1);
      for (int column = 0; column < relief.width; column++, cell++) {
        double stain = (row & 3) == 0 || column == 0 ? 0 : 0;
        float fine = Grain.FINE[((row >> 1) & Grain.WRAP) << 8 | ((column >> 1) & Grain.WRAP)];
        relief.colour[cell] = Colours.scaled(grey, 1 + 0.05 * rib + 0.05 * fine + stain);
        relief.level[cell] = (float) (LEVEL + 0.01 * rib);
        relief.material[cell] = Material.BELT.code();
      }
    }
  }
}
