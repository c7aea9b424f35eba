package dev.loupe.station.inspection;

import dev.loupe.station.Refusal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * How one product is judged at one station; detector, thresholds and area are in its {@link
 * Activation}.
 *
 * @param station whose it is
 * @param id short name, unique within the station
 * @param name for persons
 * @param serialPattern regular expression that a part's serial number must match as a whole
 * @param millimetresPerPixel scale, when known
 */
public record Recipe(
    String station,
    String id,
    String name,
    Optional<String> serialPattern,
    OptionalDouble millimetresPerPixel) {

  private static final int LONGEST_PATTERN = 200;

  /** Checks pattern and scale. */
  public Recipe {
    Station.requireShortName("recipe", id);
    Station.requireText("name", name, LONGEST_PATTERN);
    serialPattern.ifPresent(Recipe::requirePattern);
    if (millimetresPerPixel.isPresent() && !(millimetresPerPixel.getAsDouble() > 0)) {
      throw Refusal.invalid("millimetres_per_pixel must be above 0.");
    }
  }

  private static void requirePattern(String pattern) {
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new Refusal(
          Refusal.Kind.INVALID_VALUE,
          "serial_pattern is no regular expression: " + e.getDescription() + ".",
          e);
    }
    if (pattern.length() > LONGEST_PATTERN) {
      throw Refusal.invalid("serial_pattern has more than 200 characters.");
    }
  }

  /**
   * Checks a part's serial number.
   *
   * @throws Refusal when it does not match
   */
  void requireSerial(Optional<String> serial) {
    if (serialPattern.isPresent() && !serial.filter(this::matches).isPresent()) {
      throw new Refusal(
          Refusal.Kind.SERIAL_MISMATCH,
          "The recipe "
              + station
              + "/"
              + id
              + " expects serial numbers that match "
              + serialPattern.get()
              + ", not '"
              + serial.orElse("")
              + "'. Nothing was inspected.");
    }
  }

  private boolean matches(String serial) {
    return Pattern.matches(serialPattern.orElse(""), serial);
  }
}
