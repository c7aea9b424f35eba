package dev.loupe.scratch;

import dev.loupe.image.Picture;
import dev.loupe.network.Initialisation;
import dev.loupe.network.Weights;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchOptimiser;
import dev.loupe.network.torch.TorchRandom;
import dev.loupe.network.torch.TorchScope;
import dev.loupe.network.torch.TorchTensor;
import java.util.List;
import java.util.Optional;

/**
 * Teaches one network its {@link Lesson} with Adam; its merit is how well its map finds painted
 * defects on pictures kept back. Owns native memory; whoever opens it closes it.
 */
public final class Lessons implements SoleLearner {

  private final Lesson lesson;
  private final Probes probes;
  private final Seeds seeds;
  private final Learner learner;

  /**
   * Begins with Glorot's weights, or goes on.
   *
   * @param seeds of the stage
   * @param state what {@link #state} gave before; empty to begin
   */
  public Lessons(Lesson lesson, Probes probes, Seeds seeds, Optional<Weights> state) {
    this.lesson = lesson;
    this.probes = probes;
    this.seeds = seeds;
    this.learner =
        Learner.of(
            Initialisation.xavier(lesson.parameters(), seeds.seed()),
            lesson.parameters(),
            TorchOptimiser.Settings.adam(1e-3),
            state);
  }

  @Override
  public double step(int step, double rate) {
    try (TorchScope scope = new TorchScope();
        TorchRandom random = new TorchRandom(seeds.at(step))) {
      return learner.descend(lesson.loss(learner.training(random), step, random), rate);
    }
  }

  @Override
  public double merit() {
    TorchOps ops = learner.inference();
    return probes.merit(picture -> map(ops, picture));
  }

  private float[] map(TorchOps ops, Picture picture) {
    float[][] map = new float[1][];
    TorchScope.withoutGradients(
        () -> {
          TorchTensor x = Corrupted.tensor(List.of(picture));
          map[0] = lesson.map(ops, x).values();
        });
    return map[0];
  }

  @Override
  public Learner learner() {
    return learner;
  }
}
