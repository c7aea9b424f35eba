package dev.loupe.patchcore;

import dev.loupe.InterruptedWorkException;
import dev.loupe.Progress;
import dev.loupe.dataset.Sample;
import dev.loupe.detector.OnnxSession;
import dev.loupe.image.Picture;
import dev.loupe.method.TrainingInput;
import dev.loupe.network.FloatSession.Block;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.OnnxValue;
import dev.loupe.network.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The patches of further good pictures that a bank does not cover yet: those farther from it than
 * its covering radius. Of these the farthest is added, again and again, until all are covered.
 *
 * <p>Features come from the detector's own graph. Owns native memory: whoever makes it closes it.
 */
final class FurtherPatches implements AutoCloseable {

  private static final String FEATURES = "features";
  private static final int TOGETHER = 64;

  private final BankGraph bank;
  private final MemoryBank entries;
  private final Distances.Centres centres;
  private final Workers workers;
  private final OnnxSession session;
  private final Distances distances = new Distances();
  private final List<float[]> vectors = new ArrayList<>();
  private final List<Double> squared = new ArrayList<>();

  FurtherPatches(OnnxGraph graph, BankGraph bank, Workers workers) {
    this.bank = bank;
    this.entries = bank.all();
    this.centres = Distances.Centres.of(entries.entries().values(), entries.dimension());
    this.workers = workers;
    OnnxGraph.Builder builder = graph.continuedAt(BankGraph.PATCHES);
    Shape shape = Shape.of(bank.grid().patches(), bank.grid().dimension());
    OnnxValue patches = builder.value(BankGraph.PATCHES, shape);
    builder.output(FEATURES, patches);
    this.session = OnnxSession.open(builder.build().toBytes(), 1);
  }

  /**
   * The patches to add; empty when all are covered.
   *
   * @param most entries that the bank may have beyond those of its training
   */
  Optional<MemoryBank> collect(TrainingInput further, int most) {
    try (Progress.Task task = further.progress().start("learning", further.good().size())) {
      for (Sample sample : further.good()) {
        InterruptedWorkException.throwIfInterrupted(
            "Learning was interrupted; the detector is as it was.");
        keepUncovered(session.run(sample.source().picture(), FEATURES).floats());
        task.advance(1);
      }
    }
    int room = most - bank.added().map(MemoryBank::count).orElse(0);
    List<float[]> chosen = farthestFirst(room);
    if (chosen.size() == room && uncovered()) {
      further
          .progress()
          .remark(
              "The bank is full: "
                  + most
                  + " entries may be learned (setting 'learned'), and patches remain that it does"
                  + " not cover. Train anew with these pictures among the good ones.");
    }
    return chosen.isEmpty() ? Optional.empty() : Optional.of(joined(chosen));
  }

  private void keepUncovered(float[] features) {
    int d = entries.dimension();
    double[] found = squared(features);
    for (int i = 0; i < found.length; i++) {
      if (found[i] > bank.radius() * bank.radius()) {
        vectors.add(Arrays.copyOfRange(features, i * d, (i + 1) * d));
        squared.add(found[i]);
      }
    }
  }

  /** The farthest that a patch of a picture lies from the bank. */
  double farthestFrom(Picture picture) {
    double[] found = squared(session.run(picture, FEATURES).floats());
    return Math.sqrt(Arrays.stream(found).max().orElse(0));
  }

  /** Of every patch, the squared distance to the nearest entry. */
  private double[] squared(float[] features) {
    double[] found = new double[features.length / entries.dimension()];
    workers.each(
        (found.length + TOGETHER - 1) / TOGETHER, piece -> squared(features, piece, found));
    return found;
  }

  private void squared(float[] features, int piece, double[] found) {
    int d = entries.dimension();
    int from = piece * TOGETHER;
    int to = Math.min(from + TOGETHER, found.length);
    float[] own = Arrays.copyOfRange(features, from * d, to * d);
    float[] nearest = distances.nearest(Block.of(Shape.of(to - from, d), own), centres);
    for (int i = from; i < to; i++) {
      int entry = (int) nearest[i - from] * d;
      found[i] = Distances.squared(features, i * d, entries.entries().values(), entry, d);
    }
  }

  private List<float[]> farthestFirst(int most) {
    List<float[]> chosen = new ArrayList<>();
    while (chosen.size() < most && uncovered()) {
      float[] next = vectors.get(farthest());
      chosen.add(next);
      for (int i = 0; i < vectors.size(); i++) {
        double found = Distances.squared(vectors.get(i), 0, next, 0, next.length);
        squared.set(i, Math.min(squared.get(i), found));
      }
    }
    return chosen;
  }

  private boolean uncovered() {
    return !squared.isEmpty() && squared.get(farthest()) > bank.radius() * bank.radius();
  }

  private int farthest() {
    int farthest = 0;
    for (int i = 1; i < squared.size(); i++) {
      farthest = squared.get(i) > squared.get(farthest) ? i : farthest;
    }
    return farthest;
  }

  private MemoryBank joined(List<float[]> chosen) {
    Rows rows = new Rows(entries.dimension());
    chosen.forEach(rows::add);
    int[] all = new int[chosen.size()];
    Arrays.setAll(all, i -> i);
    return MemoryBank.of(rows, all);
  }

  @Override
  public void close() {
    session.close();
    distances.close();
  }
}
