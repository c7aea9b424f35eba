package dev.loupe.dataset.boards;

import java.util.List;

/**
 * A chip LED of size 0603, not lit: a clear lens over a white reflector between two gold ends.
 *
 * @param tint the colour its die and phosphor show when it is dark, packed sRGB
 */
record Led(int tint) implements Component {

  static final Led RED = new Led(0xd8b7a0);
  static final Led BLUE = new Led(0xd9dcc0);

  private static final double LENGTH = 1.6;
  private static final double WIDTH = 0.8;

  @Override
  public List<Terminal> terminals() {
    return EndCaps.terminals(LENGTH, WIDTH, 0.3, 0.25);
  }

  @Override
  public Outline.Slab body() {
    return new Outline.Slab(LENGTH / 2, WIDTH / 2, 0.05);
  }

  @Override
  public void paint(Relief relief, Pose pose, Dice dice) {
    relief.fill(
        pose,
        body(),
        (cell, cover, u, v, depth) -> relief.lay(cell, cover, 0xe2ddca, 0.28, Material.CERAMIC));
    EndCaps.paint(relief, pose, LENGTH, WIDTH, 0.26, 0.30, dice);
    lens(relief, pose, dice);
    die(relief, pose.at(dice.normal(0.02), dice.normal(0.02)));
  }

  private void lens(Relief relief, Pose pose, Dice dice) {
    int clear = Colours.scaled(tint, dice.between(0.93, 1.05));
    relief.fill(
        pose,
        new Outline.Slab(0.53, 0.39, 0.08),
        (cell, cover, u, v, depth) -> {
          double t = Math.min(1, depth / 0.22);
          int shade = Colours.scaled(clear, 0.82 + 0.18 * t);
          relief.lay(cell, cover, shade, 0.42 + 0.2 * t * (2 - t), Material.LENS);
        });
  }

  private void die(Relief relief, Pose pose) {
    int dark = Colours.mix(tint, 0x5a4a20, 0.75);
    relief.fill(
        pose,
        new Outline.Slab(0.13, 0.13, 0.02),
        (cell, cover, u, v, depth) -> relief.tint(cell, dark, 0.7 * cover));
    relief.stroke(
        pose,
        0,
        0,
        0.36,
        0.03,
        0.018,
        (cell, cover, u, v, depth) -> relief.tint(cell, 0xc9a24a, cover));
    relief.fill(
        pose.at(0.36, 0.03),
        new Outline.Slab(0.09, 0.2, 0.03),
        (cell, cover, u, v, depth) -> relief.tint(cell, 0xb99750, 0.5 * cover));
  }
}
