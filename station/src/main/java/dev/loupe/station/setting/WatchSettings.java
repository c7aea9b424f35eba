package dev.loupe.station.setting;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A folder whose pictures are inspected as they come.
 *
 * <pre>
 * watch:
 *   - name: aoi-1
 *     folder: /data/aoi-1/out
 *     station: main
 *     pattern: '(?&lt;serial&gt;[A-Z]\d+)_.*\.png'
 * </pre>
 *
 * @param name short: letters, digits, '-', '_', '.'; must not change, or pictures come anew
 * @param folder that is watched; folders inside it are not
 * @param station that judges; may be left out when there is one only
 * @param recipe by which; the station's recipe in force by default
 * @param camera that took the pictures; the station's by default
 * @param pattern regular expression for the whole file name, with a group named serial, and perhaps
 *     others named panel and position; without it parts are not identified
 * @param settle how long size and time of a file must stand still before it is taken; 2 s by
 *     default
 * @param poll how often the folder is looked through; 1 s by default
 * @param after what becomes of inspected files; "move" by default
 * @param done where inspected files go; "done" inside the folder by default
 * @param failed where files go that cannot be judged, each with a reason beside it; "failed" inside
 *     the folder by default
 */
public record WatchSettings(
    String name,
    Path folder,
    Optional<String> station,
    Optional<String> recipe,
    Optional<String> camera,
    Optional<String> pattern,
    Optional<Duration> settle,
    Optional<Duration> poll,
    Optional<After> after,
    Optional<Path> done,
    Optional<Path> failed) {

  /** What becomes of inspected files. */
  public enum After {
    /** They are moved away. */
    @JsonProperty("move")
    MOVE,
    /** They stay where they are. */
    @JsonProperty("leave")
    LEAVE
  }

  private static final List<String> GROUPS = List.of("serial", "panel", "position");
  private static final Duration LONGEST = Duration.ofHours(1);

  /** Checks name, pattern and times. */
  public WatchSettings {
    Names.require("watch", name);
    pattern.ifPresent(WatchSettings::compiled);
    require("settle", settle.orElse(Duration.ofSeconds(2)));
    require("poll", poll.orElse(Duration.ofSeconds(1)));
  }

  private static void require(String key, Duration time) {
    if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "watch." + key + " must be above zero and at most " + LONGEST + ", not " + time);
    }
  }

  private static Pattern compiled(String text) {
    try {
      if (GROUPS.stream().anyMatch(group -> text.contains("(?<" + group + ">"))) {
        return Pattern.compile(text);
      }
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("watch.pattern: " + e.getMessage(), e);
    }
    throw new IllegalArgumentException(
        "watch.pattern has no group named serial, such as (?<serial>[A-Z]+\\d+): " + text);
  }

  /** The pattern of file names. */
  public Optional<Pattern> names() {
    return pattern.map(WatchSettings::compiled);
  }

  /** How long a file must stand still. */
  public Duration stillness() {
    return settle.orElse(Duration.ofSeconds(2));
  }

  /** How often the folder is looked through. */
  public Duration interval() {
    return poll.orElse(Duration.ofSeconds(1));
  }

  /** Whether inspected files are moved away. */
  public boolean moves() {
    return after.orElse(After.MOVE) == After.MOVE;
  }

  /** Where inspected files go. */
  public Path doneFolder() {
    return folder.resolve(done.orElse(Path.of("done")));
  }

  /** Where files go that cannot be judged. */
  public Path failedFolder() {
    return folder.resolve(failed.orElse(Path.of("failed")));
  }
}
