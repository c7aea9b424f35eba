package dev.loupe.dagan;

import dev.loupe.image.Picture;
import dev.loupe.network.Initialisation;
import dev.loupe.network.Ops;
import dev.loupe.network.Parameter;
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
import dev.loupe.scratch.Probes;
import dev.loupe.scratch.Stage;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Teaches both networks, the discriminator first in each step:
 *
 * <pre>
 * discriminator:  softplus(-D(x)) + softplus(D(G(x~)))
 * generator:      w_a softplus(-D(G(x~))) + w_p |x - G(x~)|_1 + w_l |f(x) - f(G(x~))|^2
 * </pre>
 *
 * <p>with the features f that the discriminator judges from, and the means over all pixels.
 */
final class Duel implements Stage {

  static final String NAME = "duel";
  private static final String MAKER = "maker/";
  private static final String JUDGE = "judge/";
  private static final TorchOptimiser.Settings ADAM =
      TorchOptimiser.Settings.adam(1e-3).betas(0.5, 0.999);

  private final DaganSettings settings;
  private final Residuals residuals;
  private final Corrupted source;
  private final Probes probes;
  private final Learner maker;
  private final Learner judge;

  Duel(
      DaganSettings settings,
      Residuals residuals,
      Corrupted source,
      Probes probes,
      Optional<Weights> state) {
    this.settings = settings;
    this.residuals = residuals;
    this.source = source;
    this.probes = probes;
    ShapeOps generator = new ShapeOps();
    residuals.generator().apply(generator, source.shape());
    ShapeOps discriminator = new ShapeOps();
    judged(discriminator, source.shape());
    this.maker = learner(generator.parameters(), 0, state, MAKER);
    this.judge = learner(discriminator.parameters(), 1, state, JUDGE);
  }

  private Learner learner(
      Collection<Parameter> parameters, int more, Optional<Weights> state, String prefix) {
    return Learner.of(
        Initialisation.he(parameters, source.seeds().seed() + more),
        parameters,
        ADAM,
        state.map(all -> Prefixed.without(prefix, all)));
  }

  private <T> T judged(Ops<T> ops, T x) {
    return residuals.discriminator().logits(ops, residuals.discriminator().features(ops, x));
  }

  @Override
  public double step(int step, double rate) {
    try (TorchScope scope = new TorchScope();
        TorchRandom random = new TorchRandom(source.seeds().at(step))) {
      TorchOps ops = maker.training(random);
      Corrupted.Batch batch = source.at(step, ops, random);
      TorchTensor made = residuals.generator().apply(ops, batch.noisy());
      judge.descend(telling(judge.training(random), batch.clean(), made.detached()), rate);
      return maker.descend(making(ops, judge.inference(), batch.clean(), made), rate);
    }
  }

  private TorchTensor telling(TorchOps ops, TorchTensor real, TorchTensor made) {
    TorchTensor missed = ops.softplus(ops.scale(judged(ops, real), -1));
    return ops.add(mean(ops, missed), mean(ops, ops.softplus(judged(ops, made))));
  }

  private TorchTensor making(TorchOps ops, TorchOps judging, TorchTensor real, TorchTensor made) {
    TorchTensor features = residuals.discriminator().features(judging, made);
    TorchTensor wanted = residuals.discriminator().features(judging, real).detached();
    TorchTensor logits = residuals.discriminator().logits(judging, features);
    TorchTensor adversarial = mean(ops, ops.softplus(ops.scale(logits, -1)));
    TorchTensor pixels = mean(ops, ops.abs(ops.sub(real, made)));
    TorchTensor latent = mean(ops, ops.square(ops.sub(wanted, features)));
    return ops.add(
        ops.scale(adversarial, settings.adversarial()),
        ops.add(ops.scale(pixels, settings.pixels()), ops.scale(latent, settings.latent())));
  }

  private static TorchTensor mean(TorchOps ops, TorchTensor x) {
    return ops.reduceMean(x, false, 0, 1, 2, 3);
  }

  /** How well the pixels' residual finds painted defects. */
  @Override
  public double merit() {
    return probes.merit(this::residual);
  }

  private float[] residual(Picture picture) {
    float[][] map = new float[1][];
    TorchScope.withoutGradients(
        () -> {
          TorchTensor x = Corrupted.tensor(List.of(picture));
          TorchOps ops = maker.inference();
          TorchTensor restored = residuals.generator().apply(ops, x);
          map[0] = residuals.between(ops, judge.inference(), x, restored).pixels().values();
        });
    return map[0];
  }

  /** Of both: the map needs the discriminator's features. */
  @Override
  public Weights weights() {
    return Weights.builder().putAll(maker.weights()).putAll(judge.weights()).build();
  }

  @Override
  public Weights state() {
    return Prefixed.joined(List.of(MAKER, JUDGE), List.of(maker.state(), judge.state()));
  }

  @Override
  public void close() {
    maker.close();
    judge.close();
  }
}
