package dev.loupe.report;

import java.util.OptionalDouble;

/**
 * A value with its interval on a scale, and perhaps a limit it was promised to keep.
 *
 * @param from left end of the scale
 * @param to right end of the scale, above {@code from}
 * @param low lower end of the interval
 * @param value the value itself
 * @param high upper end of the interval
 * @param limit what was promised
 */
public record Gauge(
    double from, double to, double low, double value, double high, OptionalDouble limit) {

  /** Checks the order. */
  public Gauge {
    if (!(from < to) || !(low <= value) || !(value <= high)) {
      throw new IllegalArgumentException(
          "A gauge needs from < to and low <= value <= high, not "
              + from
              + ", "
              + to
              + " and "
              + low
              + ", "
              + value
              + ", "
              + high);
    }
  }

  /** A share of 1 with its interval, on a scale from 0 to 1. */
  public static Gauge share(double low, double value, double high) {
    return new Gauge(0, 1, low, value, high, OptionalDouble.empty());
  }

  /** Where something lies along the scale, in 0..1; outside it, at its end. */
  double along(double at) {
    return Math.max(0, Math.min(1, (at - from) / (to - from)));
  }
}
