package dev.loupe.dataset.boards;

import java.util.ArrayList;
import java.util.List;

/**
 * A micro-USB socket seen from above: a drawn steel shell with a seam, two latches and a flared
 * mouth, four tabs and five pins. Its mouth points to the left; the origin is the shell's middle.
 */
record UsbSocket() implements Component {

  private static final double HALF_LENGTH = 2.6;
  private static final double HALF_WIDTH = 3.7;
  private static final double HEIGHT = 2.45;
  private static final double PITCH = 0.65;

  @Override
  public List<Terminal> terminals() {
    List<Terminal> terminals = new ArrayList<>();
    for (int pin = -2; pin <= 2; pin++) {
      terminals.add(
          new Terminal(
              new Terminal.Area(3.15, pin * PITCH, 0.62, 0.20),
              new Terminal.Area(3.05, pin * PITCH, 0.42, 0.12),
              0.2));
    }
    for (int side = -1; side <= 1; side += 2) {
      terminals.add(tab(1.55, side));
      terminals.add(tab(-0.85, side));
    }
    return terminals;
  }

  private static Terminal tab(double u, int side) {
    return new Terminal(
        new Terminal.Area(u, side * 3.95, 0.62, 0.5),
        new Terminal.Area(u, side * 3.72, 0.36, 0.2),
        0.45);
  }

  @Override
  public Outline.Slab body() {
    return new Outline.Slab(3.4, 4.3, 0.1);
  }

  @Override
  public void paint(Relief relief, Pose pose, Dice dice) {
    int steel = Colours.scaled(0xcdcbc6, dice.between(0.95, 1.04));
    pins(relief, pose, steel);
    tabs(relief, pose, steel);
    base(relief, pose);
    shell(relief, pose, steel, dice);
    seam(relief, pose);
    latch(relief, pose.at(-0.75, -1.75));
    latch(relief, pose.at(-0.75, 1.75));
  }

  private void pins(Relief relief, Pose pose, int steel) {
    for (int pin = -2; pin <= 2; pin++) {
      relief.fill(
          pose.at(2.95, pin * PITCH),
          new Outline.Slab(0.52, 0.12, 0.03),
          (cell, cover, u, v, depth) ->
              relief.lay(cell, cover, steel, 0.20 - 0.25 * u, Material.LEAD));
    }
  }

  private void tabs(Relief relief, Pose pose, int steel) {
    for (Terminal terminal : terminals().subList(5, 9)) {
      Terminal.Area foot = terminal.foot();
      relief.fill(
          pose.at(foot.u(), foot.v()),
          foot.slab(0.1),
          (cell, cover, u, v, depth) ->
              relief.lay(cell, cover, steel, 0.45 + Math.min(0.15, depth), Material.STEEL));
    }
  }

  private void base(Relief relief, Pose pose) {
    relief.fill(
        pose.at(HALF_LENGTH - 0.1, 0),
        new Outline.Slab(0.32, 2.5, 0.08),
        (cell, cover, u, v, depth) -> relief.lay(cell, cover, 0x1c1c1e, 1.1, Material.EPOXY));
  }

  private void shell(Relief relief, Pose pose, int steel, Dice dice) {
    double offset = dice.between(0, 200);
    double bow = dice.between(0.02, 0.07);
    double lean = dice.normal(0.006);
    relief.fill(
        pose,
        new Outline.Slab(HALF_LENGTH, HALF_WIDTH, 0.22),
        (cell, cover, u, v, depth) -> {
          double streak = Grain.smooth(u * 0.8 + offset, v * 14);
          int shade = Colours.scaled(steel, 1 + 0.035 * streak);
          double waves = 0.006 * Grain.smooth(u * 0.9 + offset, v * 0.9);
          double level = HEIGHT - fold(v) - lip(u) + waves + lean * v - bow * u * u / 7;
          relief.lay(cell, cover, shade, level, Material.STEEL);
        });
  }

  /** The sheet is folded round along both sides. */
  private static double fold(double v) {
    double t = Math.max(0, (Math.abs(v) - HALF_WIDTH + 0.75) / 0.75);
    return 0.75 * (1 - Math.sqrt(Math.max(0, 1 - t * t)));
  }

  /** The mouth flares up, the rear is bent down a little. */
  private static double lip(double u) {
    double mouth = Math.max(0, (-u - HALF_LENGTH + 0.42) / 0.42);
    double rear = Math.max(0, (u - HALF_LENGTH + 0.3) / 0.3);
    return 0.25 * rear * rear - 0.22 * mouth * mouth;
  }

  private static void seam(Relief relief, Pose pose) {
    double[][] dovetail = {
      {-HALF_LENGTH, 0.15, -0.3, 0.15},
      {-0.3, 0.15, -0.45, 0.62},
      {-0.45, 0.62, 0.75, 0.62},
      {0.75, 0.62, 0.6, -0.32},
      {0.6, -0.32, HALF_LENGTH, -0.32}
    };
    for (double[] line : dovetail) {
      gap(relief, pose, line[0], line[1], line[2], line[3], 0.035);
    }
  }

  private static void latch(Relief relief, Pose pose) {
    relief.fill(
        pose.at(0.45, 0),
        new Outline.Slab(0.75, 0.36, 0.05),
        (cell, cover, u, v, depth) -> relief.raise(cell, HEIGHT - 0.02 - 0.09 * (0.75 - u), cover));
    gap(relief, pose, -0.35, -0.42, 1.2, -0.42, 0.06);
    gap(relief, pose, -0.35, 0.42, 1.2, 0.42, 0.06);
    gap(relief, pose, -0.35, -0.42, -0.35, 0.42, 0.09);
  }

  private static void gap(
      Relief relief, Pose pose, double u0, double v0, double u1, double v1, double radius) {
    relief.stroke(
        pose,
        u0,
        v0,
        u1,
        v1,
        radius,
        (cell, cover, u, v, depth) -> {
          relief.tint(cell, 0x0c0c0d, 0.92 * cover);
          relief.make(cell, Material.EPOXY, cover);
        });
  }
}
