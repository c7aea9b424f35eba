package dev.loupe.station.line;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a message tells of. */
public enum MessageKind {
  /** The record of one inspection. */
  @JsonProperty("inspection")
  INSPECTION,
  /** An alert that was raised or cleared. */
  @JsonProperty("alert")
  ALERT;

  /** As headers, settings and the database write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind that {@link #word} wrote. */
  public static MessageKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
