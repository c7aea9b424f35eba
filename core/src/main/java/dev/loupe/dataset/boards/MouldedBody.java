package dev.loupe.dataset.boards;

/**
 * The epoxy body of a chip: matt black, bevelled, with the dimple of pin 1.
 *
 * @param length along the rows of pins, millimetres
 * @param width across, millimetres
 * @param height above the board, millimetres
 */
record MouldedBody(double length, double width, double height) {

  void paint(Relief relief, Pose pose, Dice dice) {
    double bevel = Math.min(0.28, 0.09 * width);
    int black = Colours.scaled(0x2b2b2d, dice.between(0.85, 1.15));
    double offset = dice.between(0, 200);
    relief.fill(
        pose,
        new Outline.Slab(length / 2, width / 2, 0.06),
        (cell, cover, u, v, depth) -> {
          double fall = Math.max(0, 1 - depth / bevel);
          double cloud = Grain.smooth(u * 1.1 + offset, v * 1.1);
          int shade = Colours.scaled(black, 1 + 0.07 * cloud);
          relief.lay(cell, cover, shade, height - 0.45 * fall * fall * height, Material.EPOXY);
        });
    if (width > 2) {
      dimple(relief, pose);
    }
  }

  private void dimple(Relief relief, Pose pose) {
    double radius = Math.min(0.32, 0.09 * Math.min(length, width * 1.4));
    double inset = radius + 0.12 * Math.min(length, width) + 0.1;
    relief.fill(
        pose.at(-length / 2 + inset, width / 2 - inset),
        new Outline.Disc(radius),
        (cell, cover, u, v, depth) -> {
          double t = Math.min(1, depth / (radius * 0.5));
          relief.raise(cell, height - 0.09 * t, cover);
          relief.tint(cell, 0x1b1b1d, 0.35 * cover);
        });
  }
}
