package dev.loupe.station.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something that happened and that the page wants to show at once.
 *
 * <p>Threads: may be shared. What it says is put into words when somebody first wants to read it:
 * most pictures are judged while nobody watches.
 */
public final class StationEvent {

  private final String type;
  private final Optional<String> station;
  private final Supplier<JsonNode> data;

  /**
   * An event.
   *
   * @param type as in the interface's description: inspection, shadow, review, activation, station,
   *     model, job, job_progress, alert
   * @param station which station it is about, where it is about one only
   * @param data what the interface's description says
   */
  public StationEvent(String type, Optional<String> station, JsonNode data) {
    this(type, station, () -> data);
  }

  private StationEvent(String type, Optional<String> station, Supplier<JsonNode> data) {
    this.type = type;
    this.station = station;
    this.data = data;
  }

  /**
   * The same of something that does not change any more.
   *
   * @param data asked for by each who reads it, at any time, on their thread
   */
  public static StationEvent later(String type, Optional<String> station, Supplier<JsonNode> data) {
    return new StationEvent(type, station, data);
  }

  /** What kind of thing happened. */
  public String type() {
    return type;
  }

  /** Which station it is about, where it is about one only. */
  public Optional<String> station() {
    return station;
  }

  /** What is said about it. */
  public JsonNode data() {
    return data.get();
  }
}
