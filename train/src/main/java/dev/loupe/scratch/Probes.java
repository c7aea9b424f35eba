package dev.loupe.scratch;

import dev.loupe.image.Picture;
import dev.loupe.metric.SortedNumbers;
import dev.loupe.synthetic.ProbeDefect;
import dev.loupe.synthetic.SyntheticDefect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * What early stopping looks at: good pictures that training never sees, and copies of them with
 * painted defects of kinds that training never paints ({@link ProbeDefect}). No real defect has a
 * say.
 *
 * @param clean good pictures
 * @param painted copies of them, each with one defect
 */
public record Probes(List<Picture> clean, List<SyntheticDefect> painted) {

  private static final int MOST = 16;
  private static final int COPIES = 3;
  private static final double FALSE_RATE = 0.05;

  /** Copies the lists. */
  public Probes {
    clean = List.copyOf(clean);
    painted = List.copyOf(painted);
  }

  /** Paints one defect into each of three copies of up to sixteen pictures. */
  public static Probes paint(TrainingPictures heldOut, RandomGenerator random) {
    List<Picture> clean = new ArrayList<>();
    List<SyntheticDefect> painted = new ArrayList<>();
    ProbeDefect[] kinds = ProbeDefect.values();
    int count = Math.min(MOST, heldOut.count());
    for (int i = 0; i < count; i++) {
      Picture picture = heldOut.at((int) ((long) i * heldOut.count() / count));
      clean.add(picture);
      for (int copy = 0; copy < COPIES; copy++) {
        kinds[(COPIES * i + copy) % kinds.length]
            .paint(picture, random)
            .or(() -> ProbeDefect.HAIR.paint(picture, random))
            .ifPresent(painted::add);
      }
    }
    return new Probes(clean, painted);
  }

  /** The same, each picture changed, painted defects and all; defects must stay in their place. */
  public Probes each(UnaryOperator<Picture> change) {
    return new Probes(
        clean.stream().map(change).toList(),
        painted.stream()
            .map(defect -> new SyntheticDefect(change.apply(defect.picture()), defect.mask()))
            .toList());
  }

  /**
   * How well maps tell painted pixels from good ones, in [0, 1]: for each painted copy the area
   * under its ROC curve against all good pixels, up to the false-positive rate {@value #FALSE_RATE}
   * and divided by it; the mean over the copies. So a large defect counts no more than a small one,
   * and of the good pixels only those count that would be called bad first.
   *
   * <pre>{@code
   * merit = mean over copies, mean over painted pixels of max(0, 1 - f / 0.05)
   * }</pre>
   *
   * <p>with the share f of good pixels that are no lower than the painted one. It is made for
   * comparing one network with itself: a figure that hangs on the few highest pixels, as average
   * precision does, wavers more from look to look than it rises.
   *
   * @param map from a picture to {@code float[height * width]}, higher is more anomalous
   */
  public double merit(Function<Picture, float[]> map) {
    double[] good = SortedNumbers.of(clean.stream().map(map).toList());
    double sum = 0;
    for (SyntheticDefect defect : painted) {
      sum += found(map.apply(defect.picture()), defect.mask().set(), good);
    }
    return painted.isEmpty() ? 0 : sum / painted.size();
  }

  private static double found(float[] map, boolean[] set, double[] good) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < map.length; i++) {
      if (set[i]) {
        double falseRate = 1 - (double) SortedNumbers.countBelow(good, map[i]) / good.length;
        sum += Math.max(0, 1 - falseRate / FALSE_RATE);
        count++;
      }
    }
    return sum / Math.max(1, count);
  }
}
