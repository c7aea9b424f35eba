package dev.loupe.station.statistic;

import dev.loupe.metric.ClopperPearson;
import dev.loupe.metric.Interval;
import java.util.OptionalDouble;

/**
 * A share with its 95 % interval by Clopper and Pearson.
 *
 * @param count of them
 * @param of all
 * @param rate count / of; empty when there are none
 * @param low end of the interval
 * @param high end of the interval
 */
public record Rate(
    long count, long of, OptionalDouble rate, OptionalDouble low, OptionalDouble high) {

  private static final double CONFIDENCE = 0.95;

  /** The share of so many. */
  public static Rate of(long count, long of) {
    if (of == 0) {
      OptionalDouble none = OptionalDouble.empty();
      return new Rate(count, of, none, none, none);
    }
    Interval interval = ClopperPearson.interval(count, of, CONFIDENCE);
    return new Rate(
        count,
        of,
        OptionalDouble.of((double) count / of),
        OptionalDouble.of(interval.low()),
        OptionalDouble.of(interval.high()));
  }
}
