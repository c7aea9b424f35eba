package dev.loupe.dataset.boards;

/** The bare board: laminate with a milled edge, copper, and the blue solder mask over both. */
final class Substrate {

  private static final float COPPER_STEP = 0.030f;
  private static final int SHADES = 65;

  private final Relief relief;
  private final Pose board;
  private final Dice dice;

  Substrate(Relief relief, Pose board, Dice dice) {
    this.relief = relief;
    this.board = board;
    this.dice = dice;
  }

  void paint() {
    edge();
    mask();
    for (double[] via : Copper.vias()) {
      via(board.at(via[0] + dice.normal(0.03), via[1] + dice.normal(0.03)));
    }
  }

  private void edge() {
    Outline.Slab outline = new Outline.Slab(PartsList.HALF_WIDTH, PartsList.HALF_HEIGHT, 0.5);
    relief.fill(
        board,
        outline,
        (cell, cover, u, v, depth) -> {
          if (depth < 0.2) {
            relief.lay(cell, cover, 0x6f7a62, -0.05, Material.LAMINATE);
          }
        });
  }

  private void mask() {
    int[] blues = blues();
    byte code = Material.MASK.code();
    relief.fill(
        board,
        new Outline.Slab(PartsList.HALF_WIDTH - 0.07, PartsList.HALF_HEIGHT - 0.07, 0.45),
        (cell, cover, u, v, depth) -> {
          float copper = Copper.share(u, v);
          relief.colour[cell] = blues[(int) (copper * (SHADES - 1) + 0.5f)];
          relief.level[cell] = COPPER_STEP * copper;
          relief.material[cell] = code;
        });
  }

  /** From mask over laminate to mask over copper. */
  private int[] blues() {
    int overLaminate = batch(0x123669);
    int overCopper = batch(0x1d5199);
    int[] blues = new int[SHADES];
    for (int i = 0; i < SHADES; i++) {
      blues[i] = Colours.mix(overLaminate, overCopper, i / (SHADES - 1.0));
    }
    return blues;
  }

  /** The colour of this batch of boards. */
  private int batch(int blue) {
    Dice batch = dice.child("batch");
    int shifted = Colours.mix(blue, batch.chance(0.5) ? 0x14568c : 0x2a4a94, batch.between(0, 0.3));
    return Colours.scaled(shifted, batch.between(0.92, 1.08));
  }

  /** A via tented by the mask: a ring that shows through, and a dent or an open hole. */
  private void via(Pose pose) {
    relief.fill(
        pose,
        new Outline.Disc(0.36),
        (cell, cover, u, v, depth) -> {
          relief.tint(cell, 0x3f7fc4, 0.55 * cover);
          relief.raise(cell, COPPER_STEP + 0.03 * Math.min(1, depth / 0.08), cover);
        });
    relief.fill(
        pose,
        new Outline.Disc(0.15),
        (cell, cover, u, v, depth) -> {
          relief.tint(cell, 0x0b1e3a, 0.8 * cover);
          relief.raise(cell, -0.25 * Math.min(1, depth / 0.1), cover);
        });
  }
}
