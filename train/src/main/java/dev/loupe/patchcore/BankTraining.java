package dev.loupe.patchcore;

import dev.loupe.InterruptedWorkException;
import dev.loupe.Progress;
import dev.loupe.dataset.Sample;
import dev.loupe.feature.FeatureExtractor;
import dev.loupe.method.TrainingInput;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Fills the memory bank: features of every picture, then the coreset, in the parts of a plan. */
final class BankTraining {

  private final PatchCoreSettings settings;
  private final MemoryPlan plan;
  private final FeatureExtractor extractor;
  private final Workers workers;
  private final Progress progress;
  private final RandomGenerator random;

  BankTraining(
      PatchCoreSettings settings,
      MemoryPlan plan,
      FeatureExtractor extractor,
      Workers workers,
      Progress progress,
      RandomGenerator random) {
    this.settings = settings;
    this.plan = plan;
    this.extractor = extractor;
    this.workers = workers;
    this.progress = progress;
    this.random = random;
  }

  /**
   * What was learned.
   *
   * @param bank the entries
   * @param radius every training patch lies at most this far from one of them
   * @param patches how many there were
   */
  record Result(MemoryBank bank, double radius, long patches) {}

  /** Fills it. */
  Result train(TrainingInput input) {
    List<Sample> good = input.good();
    Rows part = new Rows(extractor.grid().dimension());
    Rows kept = plan.whole() ? part : new Rows(part.dimension());
    double outer = 0;
    int size = plan.picturesOfPart();
    for (int from = 0; from < good.size(); from += size) {
      String which = plan.whole() ? "" : ", part %d of %d".formatted(from / size + 1, plan.parts());
      collect(good.subList(from, Math.min(from + size, good.size())), part, "features" + which);
      if (!plan.whole()) {
        outer = Math.max(outer, reduce(part, kept, "coreset" + which));
      }
    }
    Reduced last = reduced(kept, plan.entries(), "coreset");
    return new Result(MemoryBank.of(kept, last.picks()), outer + last.radius(), plan.allPatches());
  }

  private void collect(List<Sample> pictures, Rows part, String what) {
    try (Progress.Task task = progress.start(what, pictures.size())) {
      for (Sample picture : pictures) {
        InterruptedWorkException.throwIfInterrupted(
            "The training was interrupted; nothing was written.");
        part.add(extractor.extract(picture.source().picture()));
        task.advance(1);
      }
    }
  }

  /** Moves a part's coreset to what is kept; how far from it the part's patches lie. */
  private double reduce(Rows part, Rows kept, String what) {
    Reduced reduced = reduced(part, plan.keptOfPart(), what);
    for (int pick : reduced.picks()) {
      kept.add(part.row(pick));
    }
    part.clear();
    freeBuffers();
    return reduced.radius();
  }

  /** What a part's coreset took outside of the heap goes with its objects, so these must go now. */
  private static void freeBuffers() {
    System.gc();
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Reduced(int[] picks, double radius) {}

  private Reduced reduced(Rows rows, int count, String what) {
    Optional<SparseProjection> projection =
        SparseProjection.of(settings.projection(), plan.allPatches(), rows.dimension(), random);
    Rows seen = projection.map(one -> one.apply(rows, workers)).orElse(rows);
    int first = random.nextInt(rows.count());
    try (Coreset coreset = new Coreset(seen, workers)) {
      Coreset.Picks picks = coreset.pick(count, first, called(what));
      return new Reduced(picks.rows(), radius(rows, picks.nearest()));
    }
  }

  /** The progress, with the one piece of work that is started called otherwise. */
  private Progress called(String what) {
    return (any, total) -> progress.start(what, total);
  }

  /** The farthest that a row lies from the pick that is nearest to it in the projection. */
  private static double radius(Rows rows, int[] nearest) {
    double largest = 0;
    float[] row = new float[rows.dimension()];
    float[] pick = new float[rows.dimension()];
    for (int i = 0; i < nearest.length; i++) {
      rows.row(i, row, 0);
      rows.row(nearest[i], pick, 0);
      largest = Math.max(largest, Distances.squared(row, 0, pick, 0, row.length));
    }
    return Math.sqrt(largest);
  }
}
