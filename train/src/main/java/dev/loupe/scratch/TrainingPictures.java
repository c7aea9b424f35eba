package dev.loupe.scratch;

import dev.loupe.InterruptedWorkException;
import dev.loupe.Progress;
import dev.loupe.dataset.Sample;
import dev.loupe.detector.InputGeometry;
import dev.loupe.image.Picture;
import dev.loupe.image.Resampling;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Training pictures at the size the network sees them. As many as the memory budget allows are
 * kept, 3 bytes a pixel; the others are decoded again each time they are asked for.
 *
 * <p>The resampling is that of the detector's graph to one grey level.
 *
 * <p>Immutable and safe for several threads.
 */
public final class TrainingPictures {

  private final List<Sample> samples;
  private final InputGeometry geometry;
  private final UnaryOperator<Picture> change;
  private final List<Picture> kept;

  private TrainingPictures(
      List<Sample> samples,
      InputGeometry geometry,
      UnaryOperator<Picture> change,
      List<Picture> kept) {
    this.samples = samples;
    this.geometry = geometry;
    this.change = change;
    this.kept = kept;
  }

  /**
   * Decodes all.
   *
   * @param samples at least one
   * @param geometry the whole picture at some size
   * @param budget bytes to keep pictures in
   * @throws dev.loupe.LoupeException when one cannot be read
   */
  public static TrainingPictures of(
      List<Sample> samples, InputGeometry geometry, long budget, Progress progress) {
    if (samples.isEmpty() || geometry.fit() != InputGeometry.Fit.WHOLE) {
      throw new IllegalArgumentException(samples.size() + " pictures, " + geometry);
    }
    long fitting = budget / (3L * geometry.width() * geometry.height());
    try (Progress.Task task = progress.start("pictures", samples.size())) {
      Stream<Picture> read =
          samples.stream()
              .limit(fitting)
              .map(
                  sample -> {
                    InterruptedWorkException.throwIfInterrupted(
                        "The training was interrupted; nothing was written.");
                    task.advance(1);
                    return resized(sample, geometry);
                  });
      return new TrainingPictures(
          List.copyOf(samples), geometry, UnaryOperator.identity(), read.toList());
    }
  }

  private static Picture resized(Sample sample, InputGeometry geometry) {
    return Resampling.bilinear(sample.source().picture(), geometry.width(), geometry.height());
  }

  /** The same, each changed; it must keep its size. */
  public TrainingPictures each(UnaryOperator<Picture> further) {
    return new TrainingPictures(
        samples,
        geometry,
        picture -> further.apply(change.apply(picture)),
        kept.stream().map(further).toList());
  }

  /** How many there are. */
  public int count() {
    return samples.size();
  }

  /** So many of them, or all where there are fewer, evenly taken. */
  public List<Picture> evenly(int most) {
    return evenNumbers(most).mapToObj(this::at).toList();
  }

  /** Which these are. */
  public IntStream evenNumbers(int most) {
    int count = Math.min(most, count());
    return IntStream.range(0, count).map(i -> (int) ((long) i * count() / count));
  }

  /** The part that one shows. */
  public String group(int number) {
    return samples.get(number).group();
  }

  /** The size they have. */
  public InputGeometry geometry() {
    return geometry;
  }

  /** One of them. */
  public Picture at(int number) {
    return number < kept.size()
        ? kept.get(number)
        : change.apply(resized(samples.get(number), geometry));
  }
}
