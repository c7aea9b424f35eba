package dev.loupe.dataset.boards;

import java.util.List;

/** The module as designed, in millimetres from the middle of its 26 x 17 mm. */
final class PartsList {

  static final double HALF_WIDTH = 13.0;
  static final double HALF_HEIGHT = 8.5;

  static final List<Part> PARTS =
      List.of(
          new Part("J1", new UsbSocket(), -11.2, 0, 0),
          new Part("U1", Chip.sop8("TP4056", "#"), -0.6, -4.0, 0),
          new Part("U2", Chip.sot23("DW01A"), 0.9, 4.6, 0),
          new Part("U3", Chip.tssop8("8205A", "#"), 5.6, 3.9, 0),
          new Part("D1", Led.RED, -8.0, -6.9, 0),
          new Part("D2", Led.BLUE, -8.0, -5.3, 0),
          new Part("R1", ChipResistor.size0603("102"), -5.2, -6.9, 0),
          new Part("R2", ChipResistor.size0603("102"), -5.2, -5.3, 0),
          new Part("R3", ChipResistor.size0603("122"), 3.6, -5.2, 90),
          new Part("R4", ChipResistor.size1206("R40"), -5.5, 1.4, 90),
          new Part("R5", ChipResistor.size0603("101"), -1.9, 3.2, 0),
          new Part("R6", ChipResistor.size0603("102"), -1.9, 6.2, 0),
          new Part("C1", Capacitor.size0805(), -5.4, -2.4, 0),
          new Part("C2", Capacitor.size0805(), 6.2, -3.4, 90),
          new Part("C3", Capacitor.size0603(), -1.9, 4.7, 0));

  static final List<WirePad> WIRE_PADS =
      List.of(
          new WirePad("IN+", -11.4, -6.9, 1.15, 1.0),
          new WirePad("IN-", -11.4, 6.9, 1.15, 1.0),
          new WirePad("OUT+", 11.5, -6.8, 1.15, 1.05),
          new WirePad("B+", 11.5, -2.6, 1.15, 1.2),
          new WirePad("B-", 11.5, 2.6, 1.15, 1.2),
          new WirePad("OUT-", 11.5, 6.8, 1.15, 1.05));

  static final List<Label> LABELS =
      List.of(
          new Label("IN+", -11.4, -5.2, 0.8, 0),
          new Label("IN-", -11.4, 5.2, 0.8, 0),
          new Label("OUT+", 8.6, -7.1, 1.0, 0),
          new Label("B+", 9.0, -3.2, 1.2, 0),
          new Label("B-", 9.0, 2.4, 1.2, 0),
          new Label("OUT-", 8.4, 7.5, 0.9, 0),
          new Label("R3", 3.6, -7.1, 0.7, 0),
          new Label("C2", 6.2, -5.9, 0.7, 0),
          new Label("R4", -5.5, 4.1, 0.7, 0),
          new Label("C1", -5.4, -3.8, 0.6, 0),
          new Label("R5", -3.9, 3.2, 0.65, 0),
          new Label("C3", -3.9, 4.7, 0.65, 0),
          new Label("R6", -3.9, 6.2, 0.65, 0),
          new Label("U2", 0.9, 7.1, 0.65, 0),
          new Label("LP-4056A", 0.2, 0.9, 0.95, 0),
          new Label("5V 1A", -7.6, 7.3, 0.9, 0));

  private PartsList() {}

  /**
   * A word on the silkscreen.
   *
   * @param text capitals, digits, plus, minus
   * @param x of its middle, millimetres
   * @param y of its middle, millimetres
   * @param size of its letters, millimetres
   * @param degrees how it is turned
   */
  record Label(String text, double x, double y, double size, double degrees) {}
}
