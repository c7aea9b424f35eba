package dev.loupe.verdict;

import dev.loupe.dataset.PictureSource;
import java.time.Instant;
import java.util.Optional;

/**
 * A picture that came in to be inspected.
 *
 * @param reference its path or address, for the record
 * @param source where its bytes and pixels come from
 * @param origin where on the line it was taken, of which part
 * @param acquired when it was taken, where the camera says so
 */
public record Arrival(
    String reference, PictureSource source, Origin origin, Optional<Instant> acquired) {

  /** A picture about which nothing else is known. */
  public static Arrival of(String reference, PictureSource source) {
    return new Arrival(reference, source, Origin.UNKNOWN, Optional.empty());
  }
}
