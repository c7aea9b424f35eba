package dev.loupe.station.line;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A topic with blanks, such as {@code loupe/{station}/inspections}.
 *
 * <p>Blanks: station, camera, product, serial, verdict (inspections), rule (alerts). What is not
 * known becomes {@code unknown}. Characters that mean something to MQTT ({@code + # /}, control
 * characters, a {@code $} in front) become {@code _}, so a serial number cannot choose another
 * topic.
 */
public final class TopicTemplate {

  private static final List<String> BLANKS =
      List.of("station", "camera", "product", "serial", "verdict", "rule");
  private static final Pattern BLANK = Pattern.compile("\\{([^{}]*)}");
  private static final int MOST_BYTES = 65_535;
  private static final int MOST_CHARACTERS_OF_A_BLANK = 200;

  private final String template;

  /**
   * A template.
   *
   * @throws IllegalArgumentException when it has a blank of another name, or is no topic
   */
  @JsonCreator
  public TopicTemplate(String template) {
    Matcher blanks = BLANK.matcher(template);
    while (blanks.find()) {
      if (!BLANKS.contains(blanks.group(1))) {
        throw new IllegalArgumentException(
            "The topic " + template + " has the blank " + blanks.group() + "; known are " + BLANKS);
      }
    }
    String rest = BLANK.matcher(template).replaceAll("x");
    if (rest.isEmpty() || rest.startsWith("$") || !rest.matches("[^+#{}\\p{Cntrl}]+")) {
      throw new IllegalArgumentException(
          "A topic has neither + nor # nor control characters, and no $ in front: " + template);
    }
    if (template.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES / 2) {
      throw new IllegalArgumentException("The topic is too long: " + template.length());
    }
    this.template = template;
  }

  /** The topic for these names. */
  public String fill(Map<String, String> names) {
    Matcher blanks = BLANK.matcher(template);
    String filled =
        blanks.replaceAll(
            found -> Matcher.quoteReplacement(level(names.getOrDefault(found.group(1), ""))));
    return filled.startsWith("$") ? "_" + filled.substring(1) : filled;
  }

  private static String level(String name) {
    String safe = name.strip().replaceAll("[+#/\\p{Cntrl}\\p{Cs}\\x{FFFE}\\x{FFFF}]", "_");
    String brief =
        safe.codePoints()
            .limit(MOST_CHARACTERS_OF_A_BLANK)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return brief.isEmpty() ? "unknown" : brief;
  }

  /** As the settings wrote it. */
  @JsonValue
  @Override
  public String toString() {
    return template;
  }
}
