package dev.loupe.station.job;

import dev.loupe.station.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What is to be trained.
 *
 * @param name of the model that comes of it
 * @param folder the data set, inside a configured folder
 * @param method of detection; the default one
 * @param preset of the method's settings
 * @param backbone by its id
 * @param format of the data set, where it cannot be found out
 * @param heldOut share of the good pictures for the thresholds
 * @param seed of every random choice
 * @param settings of the method
 */
public record JobRequest(
    String name,
    String folder,
    Optional<String> method,
    Optional<String> preset,
    Optional<String> backbone,
    Optional<String> format,
    OptionalDouble heldOut,
    OptionalLong seed,
    Optional<Map<String, String>> settings) {

  private static final String WORD = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
  private static final int MOST_SETTINGS = 100;
  private static final int LONGEST_VALUE = 500;

  /** Checks that nothing in it can be mistaken for another option of the command line. */
  public JobRequest {
    requireWord("name", Optional.of(name));
    requireWord("method", method);
    requireWord("preset", preset);
    requireWord("backbone", backbone);
    requireWord("format", format);
    if (heldOut.isPresent() && !(heldOut.getAsDouble() > 0 && heldOut.getAsDouble() < 1)) {
      throw Refusal.invalid("held_out must lie between 0 and 1.");
    }
    Map<String, String> stated = settings.orElse(Map.of());
    if (stated.size() > MOST_SETTINGS) {
      throw Refusal.invalid("At most " + MOST_SETTINGS + " settings.");
    }
    stated.forEach(JobRequest::requireSetting);
  }

  private static void requireWord(String what, Optional<String> word) {
    if (word.isPresent() && !word.get().matches(WORD)) {
      throw Refusal.invalid(what + " must be a word, not '" + word.get() + "'.");
    }
  }

  private static void requireSetting(String key, String value) {
    if (!key.matches("[a-z][a-z0-9_.]{0,99}") || value.length() > LONGEST_VALUE) {
      throw Refusal.invalid("There can be no setting '" + key + "' of that value.");
    }
  }

  /** The arguments of {@code loupe train} after the data set and {@code --out}. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    add(arguments, "--method", method);
    add(arguments, "--preset", preset);
    add(arguments, "--backbone", backbone);
    add(arguments, "--format", format);
    heldOut.ifPresent(share -> arguments.add("--held-out=" + share));
    seed.ifPresent(number -> arguments.add("--seed=" + number));
    settings.orElse(Map.of()).forEach((key, value) -> arguments.add("--set=" + key + "=" + value));
    return arguments;
  }

  private static void add(List<String> arguments, String option, Optional<String> value) {
    value.ifPresent(word -> arguments.add(option + "=" + word));
  }
}
