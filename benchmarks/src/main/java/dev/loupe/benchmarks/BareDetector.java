package dev.loupe.benchmarks;

import dev.loupe.detector.Detector;
import dev.loupe.image.PictureReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** A detector and nothing around it: decodes and judges pictures on some threads. */
final class BareDetector implements AutoCloseable {

  private final Detector detector;
  private final List<byte[]> pictures;
  private final PictureReader reader = new PictureReader();

  private BareDetector(Detector detector, List<byte[]> pictures) {
    this.detector = detector;
    this.pictures = pictures;
  }

  static BareDetector open(Path model, List<byte[]> pictures) {
    return new BareDetector(Detector.open(model), pictures);
  }

  /**
   * What came of a round.
   *
   * @param rate pictures a second
   * @param cpuMillis processor time of a picture
   */
  record Round(double rate, double cpuMillis) {}

  /** Judges until so many pictures are done or the time is over. */
  Round round(int threads, int count, Duration time) throws Exception {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    double cpu = Cpu.millis();
    long start = System.nanoTime();
    long end = start + time.toNanos();
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(workers.submit(() -> work(next, done, count, end)));
      }
      for (Future<?> one : all) {
        one.get();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Round(done.get() / seconds, (Cpu.millis() - cpu) / done.get());
    } finally {
      workers.shutdownNow();
    }
  }

  private void work(AtomicInteger next, AtomicInteger done, int count, long end) {
    int at = next.getAndIncrement();
    while (at < count && System.nanoTime() < end) {
      detector.detect(reader.read(pictures.get(at % pictures.size()), "picture"));
      done.incrementAndGet();
      at = next.getAndIncrement();
    }
  }

  @Override
  public void close() {
    detector.close();
  }
}
