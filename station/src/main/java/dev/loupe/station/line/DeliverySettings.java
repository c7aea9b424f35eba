package dev.loupe.station.line;

import java.time.Duration;

/**
 * How the outbox is worked off; the same for every destination.
 *
 * @param firstWait before the second attempt
 * @param longestWait between attempts, however many failed
 * @param attempts that the receiver may decline before a message becomes a dead letter; lost
 *     connections do not count
 * @param batch most messages taken at once
 * @param inFlight most messages under way at once, each of another part
 * @param keepDelivered how long delivered messages stay in the outbox, for whoever asks
 */
public record DeliverySettings(
    Duration firstWait,
    Duration longestWait,
    int attempts,
    int batch,
    int inFlight,
    Duration keepDelivered) {

  /** One second to ten minutes, 60 attempts (some nine hours), batches of 100, 8 under way. */
  public static final DeliverySettings DEFAULT =
      new DeliverySettings(
          Duration.ofSeconds(1), Duration.ofMinutes(10), 60, 100, 8, Duration.ofDays(2));

  /** Checks the ranges. */
  public DeliverySettings {
    new BackOff(firstWait, longestWait);
    require("attempts", attempts, 1, 10_000);
    require("batch", batch, 1, 1000);
    require("in_flight", inFlight, 1, 100);
    if (keepDelivered.isNegative()) {
      throw new IllegalArgumentException("delivery.keep_delivered is negative: " + keepDelivered);
    }
  }

  /** The waits. */
  public BackOff backOff() {
    return new BackOff(firstWait, longestWait);
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "delivery." + name + " must lie in " + least + ".." + most + ", not " + value);
    }
  }
}
