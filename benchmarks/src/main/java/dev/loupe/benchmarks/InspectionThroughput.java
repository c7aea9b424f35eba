package dev.loupe.benchmarks;

import dev.loupe.OrderedWork;
import dev.loupe.Version;
import dev.loupe.dataset.PictureFiles;
import dev.loupe.dataset.PictureSource;
import dev.loupe.detector.Detector;
import dev.loupe.detector.Machine;
import dev.loupe.image.Picture;
import dev.loupe.verdict.Arrival;
import dev.loupe.verdict.Inspector;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Measures bulk inspection against what bounds it: decoding alone, inference alone, and both at
 * once on the same threads.
 *
 * <pre>
 * java -cp 'benchmarks/target/classes:cli/target/loupe-0.1.0/loupe-0.1.0/lib/*' \
 *   dev.loupe.benchmarks.InspectionThroughput board7.loupe archive/ [threads] [rounds]
 * </pre>
 *
 * <p>Pictures are taken from the folder, at most 2000, after one round that warms up Java and the
 * disk's cache; decoded pictures for inference alone are at most 64, again and again. Where
 * decoding and inference share the processor's cores, no program can be faster than {@code 1 /
 * (1/decode + 1/inference)}; that bound is printed too. The median of the rounds counts.
 */
public final class InspectionThroughput {

  private static final int MOST_PICTURES = 2000;
  private static final int MOST_DECODED = 64;
  private static final double SECONDS_AN_HOUR = 3600;

  private final List<Path> files;
  private final List<Picture> decoded;
  private final int threads;
  private final int rounds;

  private InspectionThroughput(List<Path> files, int threads, int rounds) {
    this.files = files;
    this.threads = threads;
    this.rounds = rounds;
    decoded =
        files.stream().limit(MOST_DECODED).map(file -> PictureSource.of(file).picture()).toList();
  }

  /** Measures and prints. */
  public static void main(String[] arguments) {
    if (arguments.length < 2) {
      throw new IllegalArgumentException("FILE.loupe DIR [threads] [rounds]");
    }
    int cores = Runtime.getRuntime().availableProcessors();
    int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : cores;
    int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 5;
    List<Path> files = new ArrayList<>();
    Iterator<Path> walk = PictureFiles.walk(Path.of(arguments[1]));
    while (walk.hasNext() && files.size() < MOST_PICTURES) {
      files.add(walk.next());
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException("There are no pictures in " + arguments[1]);
    }
    try (Detector detector = Detector.open(Path.of(arguments[0]))) {
      new InspectionThroughput(files, threads, rounds).measure(detector, System.out::println);
    }
  }

  private void measure(Detector detector, Consumer<String> out) {
    Inspector inspector =
        Inspector.of(
            detector, "benchmark", Version.current(), Clock.systemUTC(), new SecureRandom());
    out.accept(Machine.describe() + ", " + threads + " threads");
    out.accept(files.size() + " pictures, " + detector.manifest().method());
    double decode = rate(() -> each(files, file -> PictureSource.of(file).picture()));
    double infer = rate(() -> each(cycled(), detector::detect));
    double whole =
        rate(
            () ->
                each(
                    files,
                    file ->
                        inspector.inspect(Arrival.of(file.toString(), PictureSource.of(file)))));
    report(decode, infer, whole, out);
  }

  private List<Picture> cycled() {
    List<Picture> pictures = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      pictures.add(decoded.get(i % decoded.size()));
    }
    return pictures;
  }

  private <T> int each(List<T> items, Function<T, Object> work) {
    int[] done = {0};
    try (OrderedWork workers = new OrderedWork("benchmark", threads)) {
      workers.each(items.iterator(), work, any -> done[0]++);
    }
    return done[0];
  }

  /** Pictures a second: the median of the rounds, after one that does not count. */
  private double rate(Callable<Integer> round) {
    double[] rates = new double[rounds];
    for (int i = -1; i < rounds; i++) {
      long start = System.nanoTime();
      int done = call(round);
      double rate = done / ((System.nanoTime() - start) / 1e9);
      if (i >= 0) {
        rates[i] = rate;
      }
    }
    Arrays.sort(rates);
    return rates[rounds / 2];
  }

  private static int call(Callable<Integer> round) {
    try {
      return round.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void report(double decode, double infer, double whole, Consumer<String> out) {
    double slower = Math.min(decode, infer);
    double bound = 1 / (1 / decode + 1 / infer);
    int cores = Math.min(threads, Runtime.getRuntime().availableProcessors());
    double hourly = whole * SECONDS_AN_HOUR / cores;
    out.accept(line("decode only, pictures/s", decode));
    out.accept(line("inference only, pictures/s", infer));
    out.accept(line("both on the same cores, at best", bound));
    out.accept(line("whole inspection, pictures/s", whole));
    out.accept(line("  of the slower of the two, %", 100 * whole / slower));
    out.accept(line("  of the best on the same cores, %", 100 * whole / bound));
    out.accept(line("pictures per core-hour", hourly));
    out.accept(line("core-hours for a million pictures", 1e6 / hourly));
  }

  private static String line(String what, double value) {
    return String.format(Locale.ROOT, "%-36s %12.1f", what, value);
  }
}
