package dev.loupe.dataset.boards;

import java.util.Map;

/**
 * Letters made of straight strokes on a grid of 4 x 6, as plotters and laser markers draw them. A
 * glyph is a list of polylines separated by blanks; a point is two digits, column and row.
 */
final class StrokeFont {

  /** Columns from one letter to the next. */
  private static final double ADVANCE = 5.6;

  private static final double ROWS = 6;

  private static final Map<Character, String> GLYPHS =
      Map.ofEntries(
          Map.entry('0', "100105163645413010"),
          Map.entry('1', "112026"),
          Map.entry('2', "0110304142330646"),
          Map.entry('3', "01103041423313 334445361605"),
          Map.entry('4', "36300444"),
          Map.entry('5', "400002334345361605"),
          Map.entry('6', "4130100105163645443303"),
          Map.entry('7', "00404116"),
          Map.entry('8', "100102133342413010 1304051636454433"),
          Map.entry('9', "0516364541301001021343"),
          Map.entry('A', "0602204246 0444"),
          Map.entry('B', "00063645443303 3342413000"),
          Map.entry('C', "4130100105163645"),
          Map.entry('D', "00062645412000"),
          Map.entry('E', "40000646 0333"),
          Map.entry('F', "400006 0333"),
          Map.entry('H', "0006 4046 0343"),
          Map.entry('I', "2026"),
          Map.entry('J', "4045361605"),
          Map.entry('L', "000646"),
          Map.entry('M', "0600234046"),
          Map.entry('N', "06004640"),
          Map.entry('O', "100105163645413010"),
          Map.entry('P', "06003041423303"),
          Map.entry('R', "06003041423303 2346"),
          Map.entry('S', "413010010213334445361605"),
          Map.entry('T', "0040 2026"),
          Map.entry('U', "000516364540"),
          Map.entry('V', "002640"),
          Map.entry('W', "0016233640"),
          Map.entry('X', "0046 4006"),
          Map.entry('+', "0343 2125"),
          Map.entry('-', "0343"),
          Map.entry('.', "2626"),
          Map.entry('/', "0640"));

  private StrokeFont() {}

  /** Draws one straight piece of a letter, in the millimetres of the text's pose. */
  @FunctionalInterface
  interface Pen {
    void line(double u0, double v0, double u1, double v1);
  }

  /** Runs the pen along a text centred on the origin; letters are that high in millimetres. */
  static void write(String text, double size, Pen pen) {
    double unit = size / ROWS;
    double left = -unit * (ADVANCE * (text.length() - 1) + 4) / 2;
    for (int i = 0; i < text.length(); i++) {
      letter(text.charAt(i), left + i * ADVANCE * unit, unit, pen);
    }
  }

  private static void letter(char letter, double left, double unit, Pen pen) {
    for (String line : GLYPHS.getOrDefault(letter, "").split(" ", -1)) {
      for (int i = 0; i + 4 <= line.length(); i += 2) {
        pen.line(
            left + unit * digit(line, i),
            unit * (digit(line, i + 1) - ROWS / 2),
            left + unit * digit(line, i + 2),
            unit * (digit(line, i + 3) - ROWS / 2));
      }
    }
  }

  private static int digit(String line, int at) {
    return line.charAt(at) - '0';
  }
}
