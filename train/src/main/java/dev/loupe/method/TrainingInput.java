package dev.loupe.method;

import dev.loupe.Progress;
import dev.loupe.dataset.Sample;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a method is given to learn from.
 *
 * @param good pictures of good parts, in a fixed order
 * @param backboneWeights a file with the backbone's weights; empty to look in the cache folder
 * @param seed of every random choice
 * @param threads to compute with, at least 1
 * @param memoryBudget bytes the cached features may take in memory; what is over goes to disk
 * @param progress where to say how far it is
 * @param checkpoint where a long training keeps what it has so far; empty to keep nothing
 */
public record TrainingInput(
    List<Sample> good,
    Optional<Path> backboneWeights,
    long seed,
    int threads,
    long memoryBudget,
    Progress progress,
    Optional<CheckpointPlan> checkpoint) {

  /** Copies the list. */
  public TrainingInput {
    good = List.copyOf(good);
  }

  /** Input of a training that keeps nothing until it is done. */
  public TrainingInput(
      List<Sample> good,
      Optional<Path> backboneWeights,
      long seed,
      int threads,
      long memoryBudget,
      Progress progress) {
    this(good, backboneWeights, seed, threads, memoryBudget, progress, Optional.empty());
  }
}
