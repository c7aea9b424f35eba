package dev.loupe.dataset.boards;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How one board was populated: which parts are there, how far off their place they landed, and how
 * each joint turned out.
 */
final class Assembly {

  private final Map<String, Landing> landings = new HashMap<>();
  private final Map<String, JointState> joints = new HashMap<>();

  /**
   * Where a part landed.
   *
   * @param present whether it is there at all
   * @param u millimetres off its place, along
   * @param v millimetres off its place, across
   * @param degrees off its direction
   */
  record Landing(boolean present, double u, double v, double degrees) {}

  /** A board with nothing but the tolerance of the placement machine. */
  Assembly(Dice dice) {
    for (Part part : PartsList.PARTS) {
      Dice own = dice.child(part.reference());
      boolean socket = part.component() instanceof UsbSocket;
      landings.put(
          part.reference(),
          new Landing(true, own.normal(0.045), own.normal(0.045), own.normal(socket ? 0.3 : 1.1)));
    }
  }

  Landing landing(Part part) {
    return landings.getOrDefault(part.reference(), new Landing(true, 0, 0, 0));
  }

  JointState joint(Part part, int terminal) {
    return joints.getOrDefault(name(part, terminal), JointState.SOUND);
  }

  Assembly without(Part part) {
    landings.put(part.reference(), new Landing(false, 0, 0, 0));
    return this;
  }

  Assembly moved(Part part, double u, double v, double degrees) {
    landings.put(part.reference(), new Landing(true, u, v, degrees));
    return this;
  }

  Assembly soldered(Part part, List<Integer> terminals, JointState state) {
    terminals.forEach(terminal -> joints.put(name(part, terminal), state));
    return this;
  }

  private static String name(Part part, int terminal) {
    return part.reference() + "." + terminal;
  }
}
