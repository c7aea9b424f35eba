package dev.loupe.station.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.station.Refusal;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;

/** Text that came from outside: no control characters, no broken Unicode, bounded. */
final class Texts {

  private static final int LONGEST = 2000;

  private Texts() {}

  /** Refuses addresses in which a NUL hides, which databases and file systems stumble over. */
  static void requirePlain(Context context) {
    String query = Optional.ofNullable(context.queryString()).orElse("");
    String address = (context.req().getRequestURI() + "?" + query).toLowerCase(Locale.ROOT);
    if (address.contains("%00")) {
      throw new Refusal(Refusal.Kind.BAD_REQUEST, "The address holds a NUL.");
    }
  }

  /** A short text of one line. */
  static String line(String name, String text) {
    if (text.length() > LONGEST) {
      throw Refusal.invalid(name + " has more than " + LONGEST + " characters.");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == 127) {
        throw Refusal.invalid(name + " holds a control character.");
      }
    }
    requireWhole(name, text);
    return text;
  }

  private static void requireWhole(String name, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (Character.isSurrogate(c) && !pair) {
        throw Refusal.invalid(name + " holds half a character.");
      }
      i += pair ? 1 : 0;
    }
  }

  /** Refuses JSON with such text in it; line breaks and tabs are allowed. */
  static void requirePlain(JsonNode node) {
    if (node.isTextual()) {
      requirePlain(node.textValue());
    }
    node.fieldNames().forEachRemaining(Texts::requirePlain);
    node.forEach(Texts::requirePlain);
  }

  private static void requirePlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
        throw Refusal.invalid("A text in the JSON holds a control character.");
      }
    }
    requireWhole("A text in the JSON", text);
  }
}
