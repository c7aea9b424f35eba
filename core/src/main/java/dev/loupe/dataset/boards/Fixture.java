package dev.loupe.dataset.boards;

/** What the board lies on: a grey, faintly ribbed belt with wear and crumbs of its own. */
final class Fixture {

  private static final float LEVEL = -1.6f;

  private Fixture() {}

  static void paint(Relief relief, Pose board, Dice dice) {
    double offset = dice.between(0, 200);
    double unit = 1 / board.scale();
    int[] greys = greys(Colours.scaled(0x77797a, dice.between(0.93, 1.05)));
    byte code = Material.BELT.code();
    int cell = 0;
    for (int row = 0; row < relief.height; row++) {
      float rib = (float) Grain.smooth(offset, row * unit * 3.1);
      int grain = ((row >> 1) & Grain.WRAP) << 8;
      for (int column = 0; column < relief.width; column++, cell++) {
        float fine = Grain.FINE[grain | ((column >> 1) & Grain.WRAP)];
        relief.colour[cell] = greys[(int) (128 + 40 * rib + 30 * fine)];
        relief.level[cell] = LEVEL + 0.01f * rib;
        relief.material[cell] = code;
      }
    }
  }

  private static int[] greys(int grey) {
    int[] greys = new int[256];
    for (int i = 0; i < greys.length; i++) {
      greys[i] = Colours.scaled(grey, 1 + (i - 128) / 800.0);
    }
    return greys;
  }
}
