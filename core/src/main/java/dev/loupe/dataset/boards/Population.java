package dev.loupe.dataset.boards;

import java.util.List;

/** Puts the parts of an assembly on the bare board: solder first, then the body. */
final class Population {

  private final Relief relief;
  private final Pose board;
  private final Assembly assembly;
  private final Dice dice;

  Population(Relief relief, Pose board, Assembly assembly, Dice dice) {
    this.relief = relief;
    this.board = board;
    this.assembly = assembly;
    this.dice = dice;
  }

  void paint() {
    for (WirePad pad : PartsList.WIRE_PADS) {
      pad.paint(relief, board, dice.child(pad.name()));
    }
    for (Part part : PartsList.PARTS) {
      part(part);
    }
  }

  private void part(Part part) {
    Pose place = board.at(part.x(), part.y(), part.degrees());
    Assembly.Landing landing = assembly.landing(part);
    Pose landed = place.at(landing.u(), landing.v(), landing.degrees());
    joints(part, place, landing.present() ? landed : place);
    if (landing.present()) {
      part.component().paint(relief, landed, dice.child(part.reference()));
    }
  }

  private void joints(Part part, Pose place, Pose landed) {
    List<Terminal> terminals = part.component().terminals();
    for (int i = 0; i < terminals.size(); i++) {
      Dice own = dice.child(part.reference() + "." + i);
      Terminal terminal = terminals.get(i);
      if (assembly.landing(part).present()) {
        new SolderJoint(relief, terminal, place, landed, own).paint(assembly.joint(part, i));
      } else {
        new SolderJoint(relief, terminal, place, landed, own).paintEmpty();
      }
    }
  }
}
