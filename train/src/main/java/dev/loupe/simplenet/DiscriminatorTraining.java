package dev.loupe.simplenet;

import dev.loupe.InterruptedWorkException;
import dev.loupe.Progress;
import dev.loupe.feature.FeatureCache;
import dev.loupe.feature.FeatureScale;
import dev.loupe.network.Initialisation;
import dev.loupe.network.Parameter;
import dev.loupe.network.Shape;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.Weights;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchOptimiser;
import dev.loupe.network.torch.TorchParameters;
import dev.loupe.network.torch.TorchRandom;
import dev.loupe.network.torch.TorchScope;
import dev.loupe.network.torch.TorchTensor;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Teaches the discriminator to tell good features from spoiled ones.
 *
 * <p>A step takes n good patches; spoils a share of them with noise after the adaptor and fills the
 * rest with patches of painted defects; sends good and spoiled ones through the discriminator in
 * one forward pass, so that the batch norm sees both; and lets both optimisers take a step.
 *
 * <p>Source: SimpleNet section 3.3-3.5, its code; P1 eq 5 for the growing noise. The last step's
 * weights are kept: nothing is selected.
 */
final class DiscriminatorTraining {

  private final SimpleNetSettings settings;
  private final Discriminator network;
  private final FeatureCache features;
  private final FeatureScale scale;
  private final Optional<SpoiledPatches> spoiled;
  private final RandomGenerator random;

  DiscriminatorTraining(
      SimpleNetSettings settings,
      Discriminator network,
      FeatureCache features,
      FeatureScale scale,
      Optional<SpoiledPatches> spoiled,
      RandomGenerator random) {
    this.settings = settings;
    this.network = network;
    this.features = features;
    this.scale = scale;
    this.spoiled = spoiled.filter(patches -> patches.count() > 0);
    this.random = random;
  }

  /**
   * Trains from a seeded start; the weights after the last step, and the mean loss of the last
   * hundredth of the steps.
   */
  Result train(int threads, Progress progress) {
    TorchOps.useThreads(threads);
    Collection<Parameter> parameters = parameters();
    Weights start = start(parameters);
    int steps = steps();
    try (TorchParameters learning = TorchParameters.learning(start, parameters);
        TorchRandom noise = new TorchRandom(random.nextLong());
        TorchOptimiser discriminator = discriminatorOptimiser(learning);
        Progress.Task task = progress.start("training", steps)) {
      TorchOps ops = TorchOps.training(learning, noise);
      Optional<TorchOptimiser> adaptor = adaptorOptimiser(learning);
      double loss = 0;
      for (int step = 0; step < steps; step++) {
        InterruptedWorkException.throwIfInterrupted(
            "The training was interrupted; nothing was written.");
        double done = (double) step / steps;
        setRates(discriminator, adaptor, done);
        double own = step(ops, noise, discriminator, adaptor, done);
        loss = step == 0 ? own : 0.99 * loss + 0.01 * own;
        task.advance(1);
        task.note(String.format(Locale.ROOT, "loss %.4f", loss));
      }
      adaptor.ifPresent(TorchOptimiser::close);
      return new Result(learning.weights(), loss, steps);
    }
  }

  private Collection<Parameter> parameters() {
    ShapeOps shapes = new ShapeOps();
    Shape batch = Shape.of(2L * features.grid().patches(), network.dimension());
    network.judge(shapes, network.adapt(shapes, batch), features.grid().patches());
    return shapes.parameters();
  }

  /** PyTorch's defaults, and Xavier-normal weights in the adaptor as in SimpleNet's code. */
  private Weights start(Collection<Parameter> parameters) {
    Weights defaults = Initialisation.pytorch(parameters, random.nextLong());
    Weights xavier = Initialisation.xavier(parameters, random.nextLong());
    Weights.Builder start = Weights.builder();
    for (String name : defaults.names()) {
      boolean adaptor = name.equals(Discriminator.ADAPTOR + ".weight");
      start.put(name, (adaptor ? xavier : defaults).get(name));
    }
    return start.build();
  }

  private int steps() {
    double perPass = (double) features.rows() / rows();
    return (int) Math.max(settings.leastSteps(), Math.ceil(settings.epochs() * perPass));
  }

  /** Good patches of a step. */
  private int rows() {
    return switch (settings.sampling()) {
      case PATCHES -> settings.batch();
      case IMAGES -> settings.batch() * features.grid().patches();
    };
  }

  private double step(
      TorchOps ops,
      TorchRandom noise,
      TorchOptimiser discriminator,
      Optional<TorchOptimiser> adaptor,
      double done) {
    try (TorchScope scope = new TorchScope()) {
      int rows = rows();
      TorchTensor good = network.adapt(ops, goodRows(rows));
      TorchTensor bad = spoil(ops, noise, good, rows, done);
      TorchTensor judged =
          network.judge(ops, ops.concat(0, List.of(good, bad)), features.grid().patches());
      TorchTensor loss =
          Losses.of(
              ops,
              settings.loss(),
              ops.slice(judged, 0, 0, rows),
              ops.slice(judged, 0, rows, 2L * rows));
      discriminator.clearGradients();
      adaptor.ifPresent(TorchOptimiser::clearGradients);
      loss.backward();
      discriminator.step();
      adaptor.ifPresent(TorchOptimiser::step);
      return loss.item();
    }
  }

  private TorchTensor goodRows(int rows) {
    int dimension = network.dimension();
    float[] batch = new float[rows * dimension];
    if (settings.sampling() == SimpleNetSettings.Sampling.PATCHES) {
      for (int i = 0; i < rows; i++) {
        features.row(random.nextLong(features.rows()), batch, i * dimension);
      }
    } else {
      for (int i = 0; i < settings.batch(); i++) {
        features.image(random.nextInt(features.images()), batch, i * features.grid().floats());
      }
    }
    scale.apply(batch);
    return TorchTensor.of(Shape.of(rows, dimension), batch);
  }

  /** As many spoiled rows as good ones: first those with noise, then those from painted defects. */
  private TorchTensor spoil(
      TorchOps ops, TorchRandom noise, TorchTensor good, int rows, double done) {
    int painted = spoiled.isPresent() ? (int) Math.round(settings.synthetic().share() * rows) : 0;
    if (painted == 0) {
      return noisy(ops, noise, good, done);
    }
    TorchTensor defects = network.adapt(ops, paintedRows(painted));
    if (painted == rows) {
      return defects;
    }
    TorchTensor kept = ops.slice(good, 0, 0, rows - painted);
    return ops.concat(0, List.of(noisy(ops, noise, kept, done), defects));
  }

  private TorchTensor noisy(TorchOps ops, TorchRandom noise, TorchTensor good, double done) {
    int rows = good.shape().count(0);
    float[] sigmas = new float[rows];
    for (int i = 0; i < rows; i++) {
      sigmas[i] = (float) settings.noise().at(random.nextDouble(), done);
    }
    TorchTensor strength = TorchTensor.of(Shape.of(rows, 1), sigmas);
    return ops.add(good, ops.mul(noise.normal(good.shape()), strength));
  }

  private TorchTensor paintedRows(int count) {
    float[] batch = new float[count * network.dimension()];
    spoiled.orElseThrow().draw(count, batch, 0);
    return TorchTensor.of(Shape.of(count, network.dimension()), batch);
  }

  private TorchOptimiser discriminatorOptimiser(TorchParameters learning) {
    SimpleNetSettings.Rates rates = settings.rates();
    return TorchOptimiser.of(
        learning.learned(name -> !name.startsWith(Discriminator.ADAPTOR)),
        TorchOptimiser.Settings.adam(rates.discriminator())
            .weightDecay(rates.discriminatorDecay()));
  }

  private Optional<TorchOptimiser> adaptorOptimiser(TorchParameters learning) {
    if (!network.adaptor()) {
      return Optional.empty();
    }
    SimpleNetSettings.Rates rates = settings.rates();
    return Optional.of(
        TorchOptimiser.of(
            learning.learned(name -> name.startsWith(Discriminator.ADAPTOR)),
            TorchOptimiser.Settings.adamW(rates.adaptor()).weightDecay(rates.adaptorDecay())));
  }

  private void setRates(
      TorchOptimiser discriminator, Optional<TorchOptimiser> adaptor, double done) {
    if (settings.rates().cosine()) {
      double factor = 0.5 * (1 + Math.cos(Math.PI * done));
      discriminator.setLearningRate(factor * settings.rates().discriminator());
      adaptor.ifPresent(one -> one.setLearningRate(factor * settings.rates().adaptor()));
    }
  }

  /**
   * What training gives.
   *
   * @param weights after the last step
   * @param loss smoothed, of the last steps
   * @param steps taken
   */
  record Result(Weights weights, double loss, int steps) {}
}
