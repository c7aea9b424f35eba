package dev.loupe.cflow;

import dev.loupe.InterruptedWorkException;
import dev.loupe.Progress;
import dev.loupe.feature.FeatureCache;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Shape;
import dev.loupe.network.Weights;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchOptimiser;
import dev.loupe.network.torch.TorchParameters;
import dev.loupe.network.torch.TorchScope;
import dev.loupe.network.torch.TorchTensor;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Teaches a flow the likelihood of good fibres, drawn at random across all pictures and places.
 *
 * <p>Source: CFLOW-AD's code: the loss is {@code -log sigmoid(log p / channels)}, by Adam, the rate
 * rising over the first 8 % of the steps from a tenth and falling along half a cosine to a
 * thousandth. The weights after the last step are kept: nothing is selected.
 */
final class FlowTraining {

  private static final String INTERRUPTED = "The training was interrupted; nothing was written.";
  private static final double WARM_UP = 0.08;
  private static final double FIRST_RATE = 0.1;
  private static final double LAST_RATE = 1e-3;
  private static final int SURVEYED = 1 << 16;
  private static final int SURVEY_BATCH = 2048;

  private final CflowSettings settings;
  private final FibreFlow flow;
  private final FeatureCache features;
  private final FibreScale scale;
  private final FloatTensor codes;
  private final RandomGenerator random;

  /**
   * A training to come.
   *
   * @param codes of the places, {@code [places x condition]}
   */
  FlowTraining(
      CflowSettings settings,
      FibreFlow flow,
      FeatureCache features,
      FibreScale scale,
      FloatTensor codes,
      RandomGenerator random) {
    this.settings = settings;
    this.flow = flow;
    this.features = features;
    this.scale = scale;
    this.codes = codes;
    this.random = random;
  }

  /**
   * What training gives.
   *
   * @param weights after the last step
   * @param highest log-likelihood per channel among up to 65536 good fibres
   * @param mean log-likelihood per channel of the same fibres
   * @param deviation of the same from that mean
   */
  record Result(Weights weights, double highest, double mean, double deviation) {}

  /**
   * Trains from a seeded start.
   *
   * @param what to call it in the progress
   */
  Result train(int threads, Progress progress, String what) {
    TorchOps.useThreads(threads);
    try (TorchParameters learning =
            TorchParameters.learning(flow.start(random.nextLong()), flow.parameters());
        TorchOptimiser adam =
            TorchOptimiser.of(
                learning.learned(name -> true), TorchOptimiser.Settings.adam(settings.rate()));
        Progress.Task task = progress.start(what, settings.steps())) {
      TorchOps ops = TorchOps.inference(learning);
      double mean = 0;
      for (int step = 0; step < settings.steps(); step++) {
        InterruptedWorkException.throwIfInterrupted(INTERRUPTED);
        adam.setLearningRate(settings.rate() * factor((double) step / settings.steps()));
        double own = step(ops, adam);
        mean = step == 0 ? own : 0.99 * mean + 0.01 * own;
        task.advance(1);
        task.note(String.format(Locale.ROOT, "loss %.4f", mean));
      }
      return survey(ops, learning.weights());
    }
  }

  /** Of the highest rate, when so much is done. */
  static double factor(double done) {
    double falling = LAST_RATE + (1 - LAST_RATE) * 0.5 * (1 + Math.cos(Math.PI * done));
    double rising = FIRST_RATE + (1 - FIRST_RATE) * done / WARM_UP;
    return Math.min(falling, rising);
  }

  private double step(TorchOps ops, TorchOptimiser adam) {
    try (TorchScope scope = new TorchScope()) {
      TorchTensor likelihood = likelihood(ops, settings.batch());
      TorchTensor loss = ops.reduceMean(ops.softplus(ops.scale(likelihood, -1)), false, 0, 1);
      adam.clearGradients();
      loss.backward();
      adam.step();
      return loss.item();
    }
  }

  /** Of so many random fibres. */
  private TorchTensor likelihood(TorchOps ops, int count) {
    float[] fibres = new float[count * flow.channels()];
    float[] places = new float[count * flow.condition()];
    for (int i = 0; i < count; i++) {
      long row = random.nextLong(features.rows());
      int place = (int) (row % features.grid().patches());
      features.row(row, fibres, i * flow.channels());
      System.arraycopy(
          codes.values(), place * flow.condition(), places, i * flow.condition(), flow.condition());
    }
    return flow.logLikelihood(
        ops,
        scale.apply(ops, TorchTensor.of(Shape.of(count, flow.channels()), fibres)),
        TorchTensor.of(Shape.of(count, flow.condition()), places));
  }

  private Result survey(TorchOps ops, Weights weights) {
    double[] highest = {Double.NEGATIVE_INFINITY};
    double[] sums = new double[2];
    int batches = (int) (Math.min(SURVEYED, features.rows() + SURVEY_BATCH - 1) / SURVEY_BATCH);
    for (int i = 0; i < batches; i++) {
      InterruptedWorkException.throwIfInterrupted(INTERRUPTED);
      TorchScope.withoutGradients(
          () -> {
            for (float one : likelihood(ops, SURVEY_BATCH).values()) {
              highest[0] = Math.max(highest[0], one);
              sums[0] += one;
              sums[1] += (double) one * one;
            }
          });
    }
    double count = (double) batches * SURVEY_BATCH;
    double mean = sums[0] / count;
    double variance = Math.max(0, sums[1] / count - mean * mean);
    return new Result(weights, highest[0], mean, Math.max(Math.sqrt(variance), Float.MIN_NORMAL));
  }
}
