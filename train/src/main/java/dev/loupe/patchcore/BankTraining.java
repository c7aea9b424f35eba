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
    try (Progress.Task task = progress.start("features", good.size())) {
      for (int i = 0; i < good.size(); i++) {
        InterruptedWorkException.throwIfInterrupted(
            "The training was interrupted; nothing was written.");
        part.add(extractor.extract(good.get(i).source().picture()));
        task.advance(1);
        boolean full = (i + 1) % plan.picturesOfPart() == 0 || i + 1 == good.size();
        if (full && !plan.whole()) {
          outer = Math.max(outer, reduce(part, kept));
        }
      }
    }
    Reduced last = reduced(kept, plan.entries(), progress);
    long patches = (long) good.size() * extractor.grid().patches();
    return new Result(MemoryBank.of(kept, last.picks()), outer + last.radius(), patches);
  }

  /** Moves a part's coreset to what is kept; how far from it the part's patches lie. */
  private double reduce(Rows part, Rows kept) {
    Reduced reduced = reduced(part, plan.keptOfPart(), Progress.NONE);
    kept.add(part.gather(reduced.picks()));
    part.clear();
    return reduced.radius();
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Reduced(int[] picks, double radius) {}

  private Reduced reduced(Rows rows, int count, Progress said) {
    Optional<SparseProjection> projection =
        SparseProjection.of(settings.projection(), rows.count(), rows.dimension(), random);
    Rows seen = projection.map(one -> one.apply(rows, workers)).orElse(rows);
    int first = random.nextInt(rows.count());
    try (Coreset coreset = new Coreset(seen, workers)) {
      Coreset.Picks picks = coreset.pick(count, first, said);
      return new Reduced(picks.rows(), radius(rows, picks.nearest()));
    }
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
