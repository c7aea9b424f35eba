package dev.loupe.dataset.boards;

import java.util.List;

/**
 * A wire pad that heat or force has peeled off the laminate along one side.
 *
 * @param pad which
 * @param side 0 right, 1 below, 2 left, 3 above: the side that stands up
 * @param lift how high that side stands, millimetres
 * @param skew degrees the pad has turned
 * @param seed of the torn edge
 */
record LiftedPad(WirePad pad, int side, double lift, double skew, long seed) implements Flaw {

  private static final List<Integer> SIDES = List.of(0, 1, 2, 3);

  static LiftedPad of(double severity, Dice dice) {
    return new LiftedPad(
        dice.pick(PartsList.WIRE_PADS),
        dice.pick(SIDES),
        0.25 + 0.85 * severity,
        dice.normal(2 + 5 * severity),
        dice.nextLong());
  }

  @Override
  public void paintOver(Relief relief, Pose board) {
    laminate(relief, board.at(pad.x(), pad.y()));
    Dice dice = new Dice(seed);
    double shrink = 1 - 0.16 * lift;
    double slide = 0.10 + 0.28 * lift;
    boolean across = side % 2 == 0;
    double sign = side < 2 ? -1 : 1;
    WirePad peeled =
        new WirePad(
            pad.name(),
            0,
            0,
            pad.halfWidth() * (across ? shrink : 1),
            pad.halfHeight() * (across ? 1 : shrink));
    Pose pose =
        board.at(
            pad.x() + (across ? sign * slide : 0), pad.y() + (across ? 0 : sign * slide), skew);
    peeled.paint(relief, pose, dice);
    raise(relief, pose, peeled);
  }

  /** Glass and resin where the pad was, with a rest of glue. */
  private void laminate(Relief relief, Pose pose) {
    double offset = new Dice(seed).between(0, 200);
    relief.fill(
        pose,
        pad.outline(0.06),
        (cell, cover, u, v, depth) -> {
          double weave = 0.10 * Math.abs(Grain.smooth(u * 9, v * 2 + offset));
          int tan =
              Colours.scaled(0x93875c, 0.9 + weave + 0.12 * Grain.cloud(u * 2 + offset, v * 2));
          relief.lay(cell, cover, tan, -0.02, Material.LAMINATE);
        });
  }

  private void raise(Relief relief, Pose pose, WirePad peeled) {
    relief.fill(
        pose,
        peeled.outline(0),
        (cell, cover, u, v, depth) -> {
          double along = side % 2 == 0 ? u / peeled.halfWidth() : v / peeled.halfHeight();
          double t = 0.5 + 0.5 * (side < 2 ? along : -along);
          relief.raise(cell, relief.level[cell] + lift * t * t, cover);
        });
  }
}
