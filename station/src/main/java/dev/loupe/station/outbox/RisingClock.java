package dev.loupe.station.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that never shows less than a given time: keys made by it sort after those made before.
 */
final class RisingClock extends Clock {

  private final Clock clock;
  private final long least;

  RisingClock(Clock clock, long leastMillis) {
    this.clock = clock;
    this.least = leastMillis;
  }

  @Override
  public long millis() {
    return Math.max(clock.millis(), least);
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
