package dev.loupe.dataset.boards;

/** White print on the mask: labels, outlines of components, polarity marks; slightly misaligned. */
final class Silkscreen {

  private static final double LINE = 0.075;

  private final Relief relief;
  private final Pose print;
  private final int white;
  private final double opacity;

  Silkscreen(Relief relief, Pose board, Dice dice) {
    this.relief = relief;
    this.print = board.at(dice.normal(0.06), dice.normal(0.06), dice.normal(0.12));
    this.white = Colours.scaled(0xe9ebea, dice.between(0.92, 1.03));
    this.opacity = dice.between(0.82, 0.97);
  }

  void paint() {
    for (PartsList.Label label : PartsList.LABELS) {
      label(label);
    }
    for (Part part : PartsList.PARTS) {
      if (!(part.component() instanceof UsbSocket)) {
        outline(part);
      }
    }
    pinOne();
  }

  private void label(PartsList.Label label) {
    Pose pose = print.at(label.x(), label.y(), label.degrees());
    double radius = label.size() * 0.085;
    StrokeFont.write(
        label.text(),
        label.size(),
        (u0, v0, u1, v1) -> relief.stroke(pose, u0, v0, u1, v1, radius, ink()));
  }

  /** Two brackets along the long sides of a component. */
  private void outline(Part part) {
    Pose pose = print.at(part.x(), part.y(), part.degrees());
    Outline.Slab body = part.component().body();
    boolean chip = part.component() instanceof Chip;
    double u = chip ? body.halfWidth() + 0.22 : body.halfWidth() + 0.45;
    double v = chip ? body.halfHeight() * 0.5 : body.halfHeight() + 0.28;
    if (chip) {
      relief.stroke(pose, -u, -v, -u, v, LINE, ink());
      relief.stroke(pose, u, -v, u, v, LINE, ink());
    } else {
      relief.stroke(pose, -u * 0.7, -v, u * 0.7, -v, LINE, ink());
      relief.stroke(pose, -u * 0.7, v, u * 0.7, v, LINE, ink());
    }
  }

  private void pinOne() {
    relief.fill(print.at(-3.4, -1.2), new Outline.Disc(0.2), ink());
    relief.fill(print.at(3.7, 6.6), new Outline.Disc(0.14), ink());
  }

  private Relief.Brush ink() {
    return (cell, cover, u, v, depth) -> {
      double thin = 1 + 0.12 * Grain.FINE[(cell * 3) & (Grain.SIZE * Grain.SIZE - 1)];
      relief.tint(cell, white, Math.min(1, opacity * thin) * cover);
      relief.raise(cell, relief.level[cell] + 0.008, cover);
      relief.make(cell, Material.SILK, cover);
    };
  }
}
