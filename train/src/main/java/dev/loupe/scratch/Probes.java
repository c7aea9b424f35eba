package dev.loupe.scratch;

import dev.loupe.image.AnomalyMap;
import dev.loupe.image.Mask;
import dev.loupe.image.Picture;
import dev.loupe.metric.PixelMetrics;
import dev.loupe.metric.PrecisionRecallCurve;
import dev.loupe.synthetic.ProbeDefect;
import dev.loupe.synthetic.SyntheticDefect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What early stopping looks at: good pictures that training never sees, and copies of them with
 * painted defects of kinds that training never paints ({@link ProbeDefect}). No real defect has a
 * say.
 *
 * @param clean good pictures
 * @param painted one copy of each with a defect
 */
public record Probes(List<Picture> clean, List<SyntheticDefect> painted) {

  private static final int MOST = 16;

  /** Copies the lists. */
  public Probes {
    clean = List.copyOf(clean);
    painted = List.copyOf(painted);
  }

  /** Paints one defect into each of up to sixteen pictures. */
  public static Probes paint(TrainingPictures heldOut, RandomGenerator random) {
    List<Picture> clean = new ArrayList<>();
    List<SyntheticDefect> painted = new ArrayList<>();
    ProbeDefect[] kinds = ProbeDefect.values();
    int count = Math.min(MOST, heldOut.count());
    for (int i = 0; i < count; i++) {
      Picture picture = heldOut.at((int) ((long) i * heldOut.count() / count));
      clean.add(picture);
      kinds[i % kinds.length]
          .paint(picture, random)
          .or(() -> ProbeDefect.HAIR.paint(picture, random))
          .ifPresent(painted::add);
    }
    return new Probes(clean, painted);
  }

  /**
   * How well maps find the painted pixels among all: average precision, in (0, 1].
   *
   * @param map from a picture to {@code float[height * width]}, higher is more anomalous
   */
  public double averagePrecision(Function<Picture, float[]> map) {
    PixelMetrics pixels = new PixelMetrics();
    for (int i = 0; i < clean.size(); i++) {
      Picture good = clean.get(i);
      add(pixels, "clean " + i, map.apply(good), Mask.empty(good.width(), good.height()));
    }
    for (int i = 0; i < painted.size(); i++) {
      SyntheticDefect defect = painted.get(i);
      add(pixels, "painted " + i, map.apply(defect.picture()), defect.mask());
    }
    return PrecisionRecallCurve.of(pixels.byPixel())
        .map(PrecisionRecallCurve::averagePrecision)
        .orElse(0.0);
  }

  private static void add(PixelMetrics pixels, String id, float[] map, Mask mask) {
    pixels.add(id, new AnomalyMap(mask.width(), mask.height(), map), mask);
  }
}
