package dev.loupe.agurnet;

import dev.loupe.network.Initialisation;
import dev.loupe.network.Parameter;
import dev.loupe.network.Shape;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.Weights;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchOptimiser;
import dev.loupe.network.torch.TorchRandom;
import dev.loupe.network.torch.TorchScope;
import dev.loupe.network.torch.TorchTensor;
import dev.loupe.scratch.Corrupted;
import dev.loupe.scratch.Learner;
import dev.loupe.scratch.Prefixed;
import dev.loupe.scratch.Stage;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Teaches MGAN: both generators give spoiled pictures back as they were, and a critic that tells
 * what they make from real pictures teaches them to make them real.
 *
 * <pre>
 * L_S = |I - I_S|_1, L_F = |I - I_F|_1, the same for the fused picture     (P2 eq 12, 13)
 * L_adv, default (ours):  E D(I_S), E D(I_F) against E D(I), with a gradient penalty
 * L_adv, "paper":         E D(I_F) - E D(I_S)                              (P2 eq 14)
 * </pre>
 */
final class Generating implements Stage {

  private static final String CRITIC = "critic/";
  private static final String PAIR = "pair/";
  private static final TorchOptimiser.Settings ADAM =
      TorchOptimiser.Settings.adam(1e-3).betas(0.5, 0.9);

  private final AgurNetSettings.Generation settings;
  private final Generators generators;
  private final CriticLoss critic;
  private final Corrupted source;
  private final FrozenFrontEnd before;
  private final Learner pair;
  private final Learner judge;

  Generating(
      AgurNetSettings.Generation settings,
      Corrupted source,
      FrozenFrontEnd before,
      Optional<Weights> state) {
    this.settings = settings;
    this.generators = new Generators(settings.width());
    this.critic = new CriticLoss(new Critic(settings.width()));
    this.source = source;
    this.before = before;
    long seed = source.seeds().seed();
    this.pair = learner(generatorParameters(), seed, state, PAIR);
    this.judge = learner(criticParameters(), seed + 1, state, CRITIC);
  }

  private static Learner learner(
      Collection<Parameter> parameters, long seed, Optional<Weights> state, String prefix) {
    return Learner.of(
        Initialisation.he(parameters, seed),
        parameters,
        ADAM,
        state.map(all -> Prefixed.without(prefix, all)));
  }

  private Shape half() {
    Shape whole = source.shape();
    return whole.with(2, whole.size(2) / 2).with(3, whole.size(3) / 2);
  }

  private Collection<Parameter> generatorParameters() {
    ShapeOps shapes = new ShapeOps();
    generators.apply(shapes, half());
    return shapes.parameters();
  }

  private Collection<Parameter> criticParameters() {
    ShapeOps shapes = new ShapeOps();
    critic.critic().apply(shapes, half());
    return shapes.parameters();
  }

  @Override
  public double step(int step, double rate) {
    try (TorchScope scope = new TorchScope();
        TorchRandom random = new TorchRandom(source.seeds().at(step))) {
      TorchOps plain = before.ops();
      Corrupted.Batch batch = source.at(step, plain, random);
      TorchTensor given = Generators.halved(plain, before.denoised(batch.noisy()));
      TorchTensor real = Generators.halved(plain, batch.clean());
      TorchOps ops = pair.training(random);
      Generators.Generated<TorchTensor> made = generators.apply(ops, given);
      if (settings.adversarial() != AgurNetSettings.Adversarial.NONE) {
        judge.descend(criticLoss(judge.training(random), real, made, random), rate);
      }
      return pair.descend(generatorLoss(ops, judge.inference(), real, made), rate);
    }
  }

  /** Both branches against real pictures; or, by P2's equation, one against the other. */
  private TorchTensor criticLoss(
      TorchOps ops, TorchTensor real, Generators.Generated<TorchTensor> made, TorchRandom random) {
    TorchTensor spatial = made.spatial().detached();
    TorchTensor frequency = made.frequency().detached();
    return settings.adversarial() == AgurNetSettings.Adversarial.PAPER
        ? critic.of(ops, frequency, spatial, random)
        : critic.of(
            ops,
            ops.concat(0, List.of(real, real)),
            ops.concat(0, List.of(spatial, frequency)),
            random);
  }

  private TorchTensor generatorLoss(
      TorchOps ops, TorchOps judging, TorchTensor real, Generators.Generated<TorchTensor> made) {
    TorchTensor loss = distance(ops, real, made.spatial());
    loss = ops.add(loss, distance(ops, real, made.frequency()));
    loss = ops.add(loss, distance(ops, real, made.fused()));
    TorchTensor spatial = critic.judged(judging, made.spatial());
    TorchTensor frequency = critic.judged(judging, made.frequency());
    return switch (settings.adversarial()) {
      case NONE -> loss;
      case WASSERSTEIN ->
          ops.sub(loss, ops.scale(ops.add(spatial, frequency), settings.adversarialWeight()));
      case PAPER ->
          ops.add(loss, ops.scale(ops.sub(frequency, spatial), settings.adversarialWeight()));
    };
  }

  private static TorchTensor distance(TorchOps ops, TorchTensor real, TorchTensor made) {
    return ops.reduceMean(ops.abs(ops.sub(real, made)), false, 0, 1, 2, 3);
  }

  @Override
  public Weights weights() {
    return pair.weights();
  }

  @Override
  public Weights state() {
    return Prefixed.joined(List.of(PAIR, CRITIC), List.of(pair.state(), judge.state()));
  }

  @Override
  public void close() {
    pair.close();
    judge.close();
    before.close();
  }
}
