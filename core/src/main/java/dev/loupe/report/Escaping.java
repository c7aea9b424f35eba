package dev.loupe.report;

/** Text made harmless: the five characters of markup, and those that no markup may hold. */
final class Escaping {

  private static final char REPLACEMENT = '\uFFFD';

  private Escaping() {}

  /** Appends the text so that it is safe between tags and inside a quoted attribute. */
  static void append(String text, StringBuilder out) {
    out.ensureCapacity(out.length() + text.length());
    int from = 0;
    while (from < text.length()) {
      int point = text.codePointAt(from);
      if (point > '>' && point < 0x7F) {
        out.append((char) point);
      } else {
        appendRare(point, out);
      }
      from += Character.charCount(point);
    }
  }

  private static void appendRare(int point, StringBuilder out) {
    switch (point) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> out.appendCodePoint(allowed(point) ? point : REPLACEMENT);
    }
  }

  /**
   * XML 1.0's {@code Char}, less the control characters that HTML refuses and the marks that turn
   * the direction of writing around.
   */
  private static boolean allowed(int point) {
    boolean control =
        point < 0x20 && point != '\t' && point != '\n' || point >= 0x7F && point < 0xA0;
    boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
    boolean turning = point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
    return !control && !surrogate && !turning && (point & 0xFFFE) != 0xFFFE;
  }
}
