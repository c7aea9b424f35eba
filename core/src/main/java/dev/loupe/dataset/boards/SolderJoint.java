package dev.loupe.dataset.boards;

/**
 * Solder between a pad and the foot of a component: a concave fillet that climbs the foot, with its
 * own amount, and the faults that the trade knows.
 */
final class SolderJoint {

  private final Relief relief;
  private final Terminal terminal;
  private final Pose padPose;
  private final Pose footPose;
  private final Dice dice;

  /**
   * A joint of one terminal.
   *
   * @param padPose where the component should lie
   * @param footPose where it does lie
   */
  SolderJoint(Relief relief, Terminal terminal, Pose padPose, Pose footPose, Dice dice) {
    this.relief = relief;
    this.terminal = terminal;
    this.padPose = padPose;
    this.footPose = footPose;
    this.dice = dice;
  }

  void paint(JointState state) {
    pad();
    switch (state.quality()) {
      case SOUND, CRACKED -> fillet(dice.between(0.85, 1.15), Material.SOLDER, 0.02);
      case STARVED -> starve(state.severity());
      case COLD -> cold(state.severity());
    }
    if (state.quality() == JointState.Quality.CRACKED) {
      crack(state.severity());
    }
  }

  /** A joint that no foot stands in: the paste has drawn itself into a smooth pillow. */
  void paintEmpty() {
    pad();
    Terminal.Area pad = terminal.pad();
    double high = dice.between(0.10, 0.18);
    double wide = Math.min(pad.halfWidth(), pad.halfHeight()) * 0.9;
    relief.fill(
        padPose.at(pad.u(), pad.v()),
        new Outline.Slab(pad.halfWidth() * 0.94, pad.halfHeight() * 0.94, wide * 0.6),
        (cell, cover, u, v, depth) -> {
          double t = Math.min(1, depth / wide);
          relief.lay(cell, cover, 0xdcdad5, 0.06 + high * Math.sqrt(t * (2 - t)), Material.SOLDER);
        });
  }

  /** The pad before any paste: levelled tin, a little duller than fresh solder. */
  private void pad() {
    int tone = Colours.scaled(0xcac7bd, dice.between(0.95, 1.04));
    relief.fill(
        padPose.at(terminal.pad().u(), terminal.pad().v()),
        terminal.pad().slab(0.06),
        (cell, cover, u, v, depth) ->
            relief.lay(cell, cover, tone, 0.03 + 0.03 * Math.min(1, depth / 0.1), Material.LEAD));
  }

  private void fillet(double amount, Material finish, double lumps) {
    Terminal.Area pad = terminal.pad();
    Outline.Slab slab = pad.slab(0.1);
    double offset = dice.between(0, 200);
    int tone = Colours.scaled(0xdcdad5, dice.between(0.95, 1.03));
    relief.fill(
        padPose.at(pad.u(), pad.v()),
        slab,
        (cell, cover, u, v, depth) -> {
          double t = climb(cell, slab.pillow(u, v));
          double lump = lumps * Grain.smooth(u * 4 + offset, v * 4) * Math.min(1, depth / 0.15);
          double level = 0.05 + amount * terminal.climb() * t * t + bulge(depth) + lump;
          relief.lay(cell, cover, tone, level, finish);
        });
  }

  /** How far up the fillet a cell lies: 0 at the edge of the pad, 1 at the foot. */
  private double climb(int cell, double inside) {
    double column = cell % relief.width;
    double row = cell / relief.width;
    double toFoot =
        Math.max(0, terminal.foot().distance(footPose.u(column, row), footPose.v(column, row)));
    return inside / (inside + toFoot + 1e-6);
  }

  private static double bulge(double depth) {
    double t = Math.min(1, depth / 0.2);
    return 0.06 * t * (2 - t);
  }

  /** Too little paste: the fillet shrinks and leaves bare, oxidised copper. */
  private void starve(double severity) {
    bare(severity);
    if (severity < 0.45) {
      fillet(0.35, Material.SOLDER, 0.02);
    }
  }

  private void bare(double severity) {
    int copper = Colours.mix(0xc9a06a, 0xa8703f, dice.between(0, 1));
    relief.fill(
        padPose.at(terminal.pad().u(), terminal.pad().v()),
        terminal.pad().slab(0.06),
        (cell, cover, u, v, depth) ->
            relief.lay(
                cell, cover, Colours.mix(0xc2b089, copper, severity), 0.03, Material.COPPER));
  }

  /** Not molten through: a grey, lumpy ball that does not wet the pad. */
  private void cold(double severity) {
    fillet(0.7, Material.DULL_SOLDER, 0.10 * severity);
    Terminal.Area pad = terminal.pad();
    Terminal.Area foot = terminal.foot();
    double radius = Math.min(pad.halfWidth(), pad.halfHeight()) * (0.95 + 0.6 * severity);
    double side = Math.max(pad.halfWidth(), pad.halfHeight()) - radius * 0.6;
    boolean tall = pad.halfHeight() > pad.halfWidth();
    double outU = tall ? 0 : Math.signum(pad.u() - foot.u()) * Math.max(0, side);
    double outV = tall ? Math.signum(pad.v() - foot.v()) * Math.max(0, side) : 0;
    lump(padPose.at(pad.u() + outU, pad.v() + outV), radius, severity);
  }

  private void lump(Pose pose, double radius, double severity) {
    double offset = dice.between(0, 200);
    int grey = Colours.scaled(0xb4b1aa, dice.between(0.85, 1.0));
    relief.fill(
        pose,
        new Outline.Blot(radius, 0.35, 1.6 / radius, offset),
        (cell, cover, u, v, depth) -> {
          double t = Math.min(1, depth / radius);
          double dome = radius * (0.5 + 0.5 * severity) * Math.sqrt(t * (2 - t));
          double rough = 0.08 * severity * Grain.cloud(u * 7 + offset, v * 7);
          double level = Math.max(relief.level[cell], 0.05 + dome + rough);
          relief.lay(cell, cover, grey, level, Material.DULL_SOLDER);
        });
  }

  /** A crack that runs around the foot through the solder. */
  private void crack(double severity) {
    Terminal.Area pad = terminal.pad();
    double ring = dice.between(0.06, 0.14);
    double wide = 0.045 + 0.085 * severity;
    double offset = dice.between(0, 200);
    relief.fill(
        padPose.at(pad.u(), pad.v()),
        pad.slab(0.06),
        (cell, cover, u, v, depth) -> {
          double column = cell % relief.width;
          double row = cell / relief.width;
          double away = terminal.foot().distance(footPose.u(column, row), footPose.v(column, row));
          double jag = 0.09 * Grain.cloud(u * 5 + offset, v * 5);
          double open = 1 - Math.abs(away - ring + jag) / wide;
          if (open > 0) {
            relief.tint(cell, 0x141312, Math.min(1, 2 * open) * cover);
            relief.raise(cell, relief.level[cell] - 0.15 * open, cover);
            relief.make(cell, Material.EPOXY, open + 0.3);
          }
        });
  }
}
