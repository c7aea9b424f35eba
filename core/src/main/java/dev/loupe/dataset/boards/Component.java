package dev.loupe.dataset.boards;

import java.util.List;

/** A kind of component: where it is soldered, and how its body looks from above. */
sealed interface Component permits Chip, ChipResistor, Capacitor, Led, UsbSocket {

  /** Where it meets the board, in a fixed order. */
  List<Terminal> terminals();

  /** Paints the body, over the solder. */
  void paint(Relief relief, Pose pose, Dice dice);

  /** Half the length and half the width of what would be missing, in millimetres. */
  Outline.Slab body();
}
