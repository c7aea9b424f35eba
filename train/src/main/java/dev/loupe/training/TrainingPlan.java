package dev.loupe.training;

import dev.loupe.method.CheckpointPlan;
import dev.loupe.method.DetectionMethod;
import dev.loupe.method.Settings;
import dev.loupe.verdict.ThresholdRule;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is to be trained, and how.
 *
 * @param method the detection method
 * @param settings its effective settings
 * @param heldOutShare the share of the good training pictures kept back for the thresholds, in (0,
 *     1)
 * @param rule what the thresholds must promise
 * @param backboneWeights a file with the backbone's weights; empty to look in the cache folder
 * @param seed of every random choice
 * @param threads to compute with
 * @param memoryBudget bytes that cached features may take in memory
 * @param checkpoint where a long training keeps what it has so far; empty to keep nothing
 */
public record TrainingPlan(
    DetectionMethod<?> method,
    Settings settings,
    double heldOutShare,
    ThresholdRule rule,
    Optional<Path> backboneWeights,
    long seed,
    int threads,
    long memoryBudget,
    Optional<CheckpointPlan> checkpoint) {

  /** The same, keeping what it has so far. */
  public TrainingPlan with(CheckpointPlan kept) {
    return new TrainingPlan(
        method,
        settings,
        heldOutShare,
        rule,
        backboneWeights,
        seed,
        threads,
        memoryBudget,
        Optional.of(kept));
  }
}
