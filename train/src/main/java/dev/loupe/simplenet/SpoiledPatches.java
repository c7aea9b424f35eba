package dev.loupe.simplenet;

import dev.loupe.InterruptedWorkException;
import dev.loupe.Progress;
import dev.loupe.dataset.Sample;
import dev.loupe.detector.InputGeometry;
import dev.loupe.detector.MapPlacement;
import dev.loupe.feature.FeatureCache;
import dev.loupe.feature.FeatureExtractor;
import dev.loupe.feature.FeatureGrid;
import dev.loupe.feature.FeatureScale;
import dev.loupe.image.Mask;
import dev.loupe.image.Picture;
import dev.loupe.image.Resampling;
import dev.loupe.synthetic.SyntheticDefect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Standardised features of patches that a painted defect covers: what a spoiled part may look like
 * to the backbone.
 *
 * <p>A patch counts when the defect covers more than a quarter of its cell and its features moved
 * by more than 0.3 deviations per dimension (root mean square); a painted stroke that the backbone
 * cannot see teaches nothing. The pictures come in random order, and painting ends when {@link
 * #MOST} rows are kept.
 */
final class SpoiledPatches {

  static final int MOST = 100_000;
  private static final double COVERED = 0.25;
  private static final double MOVED = 0.3;

  private final List<Sample> good;
  private final FeatureExtractor extractor;
  private final FeatureCache clean;
  private final FeatureScale scale;
  private final InputGeometry geometry;
  private final RandomGenerator random;
  private float[] rows;
  private int kept;

  private SpoiledPatches(
      List<Sample> good,
      FeatureExtractor extractor,
      FeatureCache clean,
      FeatureScale scale,
      InputGeometry geometry,
      RandomGenerator random) {
    this.good = good;
    this.extractor = extractor;
    this.clean = clean;
    this.scale = scale;
    this.geometry = geometry;
    this.random = random;
    this.rows = new float[1024 * clean.grid().dimension()];
  }

  /** Paints defects into copies of the pictures and collects the patches they spoil. */
  static SpoiledPatches paint(
      List<Sample> good,
      SimpleNetSettings.Synthetic synthetic,
      FeatureExtractor extractor,
      FeatureCache clean,
      FeatureScale scale,
      InputGeometry geometry,
      RandomGenerator random,
      Progress progress) {
    SpoiledPatches patches = new SpoiledPatches(good, extractor, clean, scale, geometry, random);
    int copies = synthetic.copies() * good.size();
    List<Integer> order = new ArrayList<>(IntStream.range(0, copies).boxed().toList());
    Collections.shuffle(order, new Random(random.nextLong()));
    try (Progress.Task task = progress.start("synthetic defects", copies)) {
      for (int i = 0; i < copies && !patches.full(); i++) {
        InterruptedWorkException.throwIfInterrupted(
            "The training was interrupted; nothing was written.");
        patches.paint(order.get(i) % good.size(), synthetic.defects());
        task.advance(1);
      }
    }
    return patches;
  }

  private void paint(int image, int defects) {
    Picture own = prepared(good.get(image), geometry);
    Picture other = prepared(good.get(random.nextInt(good.size())), geometry);
    Picture material = Resampling.bilinear(other, own.width(), own.height());
    collect(SyntheticDefect.paint(own, material, defects, random), image);
  }

  /**
   * The picture at the size the network sees it, so that defects have the size they will have
   * there.
   */
  private static Picture prepared(Sample sample, InputGeometry geometry) {
    Picture picture = sample.source().picture();
    if (geometry.fit() == InputGeometry.Fit.WHOLE) {
      return Resampling.bilinear(picture, geometry.width(), geometry.height());
    }
    int shorter = Math.min(picture.width(), picture.height());
    return Resampling.bilinear(
        picture,
        (int) ((long) geometry.resizeTo() * picture.width() / shorter),
        (int) ((long) geometry.resizeTo() * picture.height() / shorter));
  }

  private void collect(SyntheticDefect defect, int image) {
    float[] before = new float[clean.grid().floats()];
    clean.image(image, before, 0);
    float[] after = extractor.extract(defect.picture());
    scale.apply(before);
    scale.apply(after);
    MapPlacement placement =
        MapPlacement.of(geometry, defect.mask().width(), defect.mask().height());
    for (int patch = 0; patch < clean.grid().patches() && !full(); patch++) {
      if (covered(defect.mask(), clean.grid(), patch, placement) && moved(before, after, patch)) {
        keep(after, patch);
      }
    }
  }

  private static boolean covered(Mask mask, FeatureGrid grid, int patch, MapPlacement placement) {
    double cellWidth = placement.coveredWidth() / grid.width();
    double cellHeight = placement.coveredHeight() / grid.height();
    int left = (int) (placement.left() + patch % grid.width() * cellWidth);
    int top = (int) (placement.top() + patch / grid.width() * cellHeight);
    int right = Math.min(mask.width(), (int) Math.ceil(left + cellWidth));
    int bottom = Math.min(mask.height(), (int) Math.ceil(top + cellHeight));
    int covered = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        covered += mask.at(x, y) ? 1 : 0;
      }
    }
    return covered > COVERED * (right - left) * (bottom - top);
  }

  private boolean moved(float[] before, float[] after, int patch) {
    int dimension = dimension();
    double sum = 0;
    for (int i = patch * dimension; i < (patch + 1) * dimension; i++) {
      double difference = after[i] - before[i];
      sum += difference * difference;
    }
    return sum > MOVED * MOVED * dimension;
  }

  private void keep(float[] features, int patch) {
    int dimension = dimension();
    if ((kept + 1) * dimension > rows.length) {
      long doubled = Math.min(2L * rows.length, (long) MOST * dimension);
      rows = Arrays.copyOf(rows, Math.toIntExact(doubled));
    }
    System.arraycopy(features, patch * dimension, rows, kept * dimension, dimension);
    kept++;
  }

  private boolean full() {
    return kept == MOST;
  }

  private int dimension() {
    return clean.grid().dimension();
  }

  /** How many there are. */
  int count() {
    return kept;
  }

  /** Copies random rows, one behind the other, from a place on. */
  void draw(int count, float[] into, int offset) {
    int dimension = dimension();
    for (int i = 0; i < count; i++) {
      System.arraycopy(
          rows, random.nextInt(kept) * dimension, into, offset + i * dimension, dimension);
    }
  }
}
