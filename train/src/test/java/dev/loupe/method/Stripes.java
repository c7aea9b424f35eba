package dev.loupe.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.Progress;
import dev.loupe.dataset.Label;
import dev.loupe.dataset.PictureSource;
import dev.loupe.dataset.Sample;
import dev.loupe.dataset.Split;
import dev.loupe.detector.Detection;
import dev.loupe.detector.ScoringGraph;
import dev.loupe.image.Picture;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A small world to learn: striped pictures of 96 x 96, and a coloured spot as a defect. */
public final class Stripes {

  private static final int SIDE = 96;

  private Stripes() {}

  /** Vertical stripes, a little shifted and noisy. */
  public static Picture picture(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int shift = (int) (seed % 4);
    byte[] rgb = new byte[SIDE * SIDE * 3];
    for (int i = 0; i < SIDE * SIDE; i++) {
      int value = ((i % SIDE + shift) / 8 % 2 == 0 ? 90 : 160) + random.nextInt(12);
      Arrays.fill(rgb, 3 * i, 3 * i + 3, (byte) value);
    }
    return new Picture(SIDE, SIDE, rgb);
  }

  /** The same with a spot around a place. */
  public static Picture spotted(long seed, int x, int y) {
    byte[] rgb = picture(seed).rgb().clone();
    for (int v = y - 5; v <= y + 5; v++) {
      for (int u = x - 5; u <= x + 5; u++) {
        rgb[(v * SIDE + u) * 3] = (byte) 240;
        rgb[(v * SIDE + u) * 3 + 1] = 20;
      }
    }
    return new Picture(SIDE, SIDE, rgb);
  }

  /** Good samples of the seeds {@code from..to-1}, each a part of its own. */
  public static List<Sample> good(int from, int to) {
    return IntStream.range(from, to).mapToObj(Stripes::sample).toList();
  }

  private static Sample sample(int seed) {
    return new Sample(
        "good/" + seed,
        new InMemory(picture(seed)),
        Label.GOOD,
        "good",
        Optional.empty(),
        Split.TRAIN,
        "part" + seed);
  }

  /** All that a method needs to learn from samples. */
  public static TrainingInput input(List<Sample> good, long seed, Progress progress) {
    return new TrainingInput(good, Optional.empty(), seed, 1, 1L << 30, progress);
  }

  /** The same for a training that keeps what it has so far. */
  public static TrainingInput input(List<Sample> good, CheckpointPlan plan, Progress progress) {
    return new TrainingInput(good, Optional.empty(), 1, 1, 1L << 30, progress, Optional.of(plan));
  }

  /** Progress that interrupts the thread as soon as a piece of work moves on. */
  public static Progress interrupting(String when) {
    return (what, total) ->
        new Progress.Task() {
          @Override
          public void advance(long steps) {
            if (what.equals(when)) {
              Thread.currentThread().interrupt();
            }
          }
        };
  }

  /** Fails unless the loss fell to a share of its first value, by the remark "loss". */
  public static void assertLossFell(TrainedGraph trained, double share) {
    String[] curve = trained.remarks().getOrDefault("loss", "").split(" \\(")[0].split(" ");
    assertThat(Double.parseDouble(curve[curve.length - 1]))
        .isLessThan(share * Double.parseDouble(curve[0]));
  }

  /** Fails unless a spot scores above ten good pictures and peaks within so many pixels of it. */
  public static void assertFindsASpot(TrainedGraph trained, int within) {
    try (ScoringGraph graph = ScoringGraph.open(trained.onnx(), trained.input())) {
      double worstGood = 0;
      for (int seed = 100; seed < 110; seed++) {
        worstGood = Math.max(worstGood, graph.detect(picture(seed)).score());
      }
      Detection spotted = graph.detect(spotted(200, 60, 20));
      assertThat(spotted.score()).isGreaterThan(worstGood);
      assertThat(peak(spotted)[0]).isBetween(60 - within, 60 + within);
      assertThat(peak(spotted)[1]).isBetween(20 - within, 20 + within);
    }
  }

  /** Column and row of the map's highest value. */
  private static int[] peak(Detection detection) {
    float[] values = detection.map().values();
    int best = 0;
    for (int i = 0; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return new int[] {best % detection.map().width(), best / detection.map().width()};
  }

  private record InMemory(Picture picture) implements PictureSource {
    @Override
    public byte[] content() {
      return picture.rgb();
    }
  }
}
