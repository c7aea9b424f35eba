package dev.loupe.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.loupe.Progress;
import dev.loupe.backbone.Backbone;
import dev.loupe.backbone.BackboneStore;
import dev.loupe.dataset.PictureFiles;
import dev.loupe.dataset.PictureSource;
import dev.loupe.detector.InputGeometry;
import dev.loupe.feature.Averaged;
import dev.loupe.feature.FeatureExtractor;
import dev.loupe.feature.PatchFeatures;
import dev.loupe.patchcore.Coreset;
import dev.loupe.patchcore.Rows;
import dev.loupe.patchcore.Workers;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Seconds and covering radius of the coreset beside plain greedy k-centre, which touches every row
 * for every pick.
 *
 * <pre>
 * CoresetBenchmark random ROWS DIMENSION PICKS PLAIN_PICKS      clustered random rows
 * CoresetBenchmark DIR WEIGHTS PICTURES PICKS PLAIN_PICKS       patches of pictures, ResNet-18
 * </pre>
 *
 * <p>Plain greedy stops after {@code PLAIN_PICKS}; its time for all picks is then stated as the
 * proportion, and the radii of both are compared after that many picks.
 */
public final class CoresetBenchmark {

  private static final int SIZE = 256;

  private CoresetBenchmark() {}

  /** Runs both. */
  public static void main(String[] arguments) {
    boolean random = arguments[0].equals("random");
    Rows rows =
        random
            ? random(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]))
            : features(
                Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]));
    compare(rows, Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]), System.out);
  }

  private static void compare(Rows rows, int picks, int plainPicks, PrintStream out) {
    int threads = Runtime.getRuntime().availableProcessors();
    out.printf(
        Locale.ROOT,
        "%d rows x %d, %d picks, %d threads%n",
        rows.count(),
        rows.dimension(),
        picks,
        threads);
    try (Workers workers = new Workers(threads)) {
      Stopwatch start = Stopwatch.start();
      double same;
      try (Coreset coreset = new Coreset(rows, workers)) {
        out.printf(Locale.ROOT, "bounds prepared     %s%n", start);
        Coreset.Picks found = coreset.pick(picks, 0, Progress.NONE);
        out.printf(Locale.ROOT, "coreset             %s  radius %.6f%n", start, found.radius());
        same = coreset.pick(plainPicks, 0, Progress.NONE).radius();
      }
      Stopwatch plainStart = Stopwatch.start();
      double plain = PlainGreedy.radius(rows, plainPicks, workers);
      double seconds = plainStart.seconds();
      out.printf(
          Locale.ROOT,
          "plain greedy        %s  for %d picks, %.1f s for all%n",
          plainStart,
          plainPicks,
          seconds * picks / plainPicks);
      out.printf(
          Locale.ROOT,
          "radius after %d picks: coreset %.6f, plain %.6f%n",
          plainPicks,
          same,
          plain);
    }
  }

  /** Wall time, and the time all cores worked for this process: the same on a busy machine. */
  private record Stopwatch(long wall, long work) {

    static Stopwatch start() {
      return new Stopwatch(System.nanoTime(), worked());
    }

    private static long worked() {
      return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
          .getProcessCpuTime();
    }

    double seconds() {
      return (System.nanoTime() - wall) / 1e9;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%8.2f s (%.2f core seconds)", seconds(), (worked() - work) / 1e9);
    }
  }

  /** Clusters of different widths in a space of few directions, as features are. */
  private static Rows random(int count, int dimension) {
    SplittableRandom random = new SplittableRandom(0);
    float[][] centres = new float[500][dimension];
    for (float[] centre : centres) {
      for (int i = 0; i < dimension; i++) {
        centre[i] = (float) (random.nextGaussian() / (1 + 0.05 * i));
      }
    }
    Rows rows = new Rows(dimension);
    for (int row = 0; row < count; row++) {
      float[] values = centres[random.nextInt(centres.length)].clone();
      for (int i = 0; i < dimension; i++) {
        values[i] += (float) (0.3 * random.nextGaussian() / (1 + 0.05 * i));
      }
      rows.add(values);
    }
    return rows;
  }

  private static Rows features(Path folder, Path weights, int pictures) {
    Backbone backbone =
        BackboneStore.standard(System.getenv()).load("resnet18", Optional.of(weights));
    PatchFeatures features =
        new PatchFeatures(
            backbone, List.of("layer2", "layer3"), new Averaged(), InputGeometry.whole(SIZE));
    List<Path> files = PictureFiles.below(folder);
    try (FeatureExtractor extractor = new FeatureExtractor(features, 2)) {
      Rows rows = new Rows(extractor.grid().dimension());
      for (Path file : files.subList(0, Math.min(pictures, files.size()))) {
        rows.add(extractor.extract(PictureSource.of(file).picture()));
      }
      return rows;
    }
  }

  /** The usual way, its loop over the rows shared out to threads. */
  private static final class PlainGreedy {

    static double radius(Rows rows, int picks, Workers workers) {
      double[] squared = new double[rows.count()];
      Arrays.fill(squared, Double.POSITIVE_INFINITY);
      int next = 0;
      for (int i = 0; i < picks; i++) {
        float[] centre = rows.row(next);
        workers.each(rows.blocks(), block -> approach(rows, block, centre, squared));
        next = farthest(squared);
      }
      return Math.sqrt(squared[next]);
    }

    private static void approach(Rows rows, int block, float[] centre, double[] squared) {
      int d = rows.dimension();
      float[] row = new float[d];
      for (int i = 0; i < rows.size(block); i++) {
        rows.row(block * Rows.BLOCK + i, row, 0);
        double sum = 0;
        for (int k = 0; k < d; k++) {
          double difference = row[k] - centre[k];
          sum += difference * difference;
        }
        int place = block * Rows.BLOCK + i;
        squared[place] = Math.min(squared[place], sum);
      }
    }

    private static int farthest(double[] squared) {
      int farthest = 0;
      for (int i = 1; i < squared.length; i++) {
        farthest = squared[i] > squared[farthest] ? i : farthest;
      }
      return farthest;
    }
  }
}
