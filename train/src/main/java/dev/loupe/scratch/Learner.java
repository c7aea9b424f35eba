package dev.loupe.scratch;

import dev.loupe.network.Parameter;
import dev.loupe.network.Weights;
import dev.loupe.network.torch.ResumableAdam;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchOptimiser;
import dev.loupe.network.torch.TorchParameters;
import dev.loupe.network.torch.TorchRandom;
import dev.loupe.network.torch.TorchTensor;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A network's parameters with the optimiser that moves them. Owns native memory; whoever opens it
 * closes it. Not safe for several threads.
 */
public final class Learner implements AutoCloseable {

  private static final String WEIGHTS = "weights/";
  private static final String MOMENTS = "moments/";
  private static final double LONGEST_GRADIENT = 1;

  private final TorchParameters parameters;
  private final ResumableAdam adam;

  private Learner(TorchParameters parameters, ResumableAdam adam) {
    this.parameters = parameters;
    this.adam = adam;
  }

  /**
   * Begins, or goes on.
   *
   * @param start the weights to begin with
   * @param expected what the network is made of
   * @param settings of the optimiser; its learning rate is given with each step instead
   * @param state what {@link #state} gave before; empty to begin
   */
  public static Learner of(
      Weights start,
      Collection<Parameter> expected,
      TorchOptimiser.Settings settings,
      Optional<Weights> state) {
    Weights weights = state.map(before -> Prefixed.without(WEIGHTS, before)).orElse(start);
    TorchParameters parameters = TorchParameters.learning(weights, expected);
    ResumableAdam adam =
        ResumableAdam.of(
            parameters,
            name -> true,
            settings,
            state.map(before -> Prefixed.without(MOMENTS, before)));
    return new Learner(parameters, adam);
  }

  /** The network's operations in training: batch norms see the batch. */
  public TorchOps training(TorchRandom random) {
    return TorchOps.training(parameters, random);
  }

  /** The network's operations as they will be in the graph. */
  public TorchOps inference() {
    return TorchOps.inference(parameters);
  }

  /**
   * Moves the parameters against the gradient of a loss; a gradient longer than 1 is shortened.
   *
   * @return the loss
   */
  public double descend(TorchTensor loss, double rate) {
    adam.clearGradients();
    loss.backward();
    adam.clipGradients(LONGEST_GRADIENT);
    adam.step(rate);
    return loss.item();
  }

  /** What it has learned so far. */
  public Weights weights() {
    return parameters.weights();
  }

  /** All that it takes to go on. */
  public Weights state() {
    return Prefixed.joined(List.of(WEIGHTS, MOMENTS), List.of(weights(), adam.moments()));
  }

  @Override
  public void close() {
    adam.close();
    parameters.close();
  }
}
