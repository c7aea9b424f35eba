package dev.loupe.evaluation;

import dev.loupe.metric.SortedNumbers;
import dev.loupe.verdict.Timings;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * How long one picture took: the median over the measured pictures, as many at once as the
 * evaluation judged, in milliseconds. Empty without any picture.
 *
 * @param totalMs end to end: reading, hashing, decoding, checking, the graph, the regions
 * @param decodeMs reading and decoding
 * @param preProcessMs checking whether the picture can be judged
 * @param inferMs running the graph, resizing included
 * @param postProcessMs map at original size, regions
 */
public record Speed(
    OptionalDouble totalMs,
    OptionalDouble decodeMs,
    OptionalDouble preProcessMs,
    OptionalDouble inferMs,
    OptionalDouble postProcessMs) {

  static Speed of(List<ScoredSample> samples) {
    return new Speed(
        median(samples, Timings::totalMs),
        median(samples, Timings::decodeMs),
        median(samples, Timings::preProcessMs),
        median(samples, Timings::inferMs),
        median(samples, Timings::postProcessMs));
  }

  private static OptionalDouble median(
      List<ScoredSample> samples, ToDoubleFunction<Timings> stage) {
    double[] sorted =
        samples.stream().map(ScoredSample::timings).mapToDouble(stage).sorted().toArray();
    return sorted.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(SortedNumbers.median(sorted));
  }
}
