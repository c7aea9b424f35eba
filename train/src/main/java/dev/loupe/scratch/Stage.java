package dev.loupe.scratch;

import dev.loupe.network.Weights;

/**
 * One network being taught: what a {@link TrainingLoop} drives. Owns native memory; the loop closes
 * what it opened.
 */
public interface Stage extends AutoCloseable {

  /**
   * Takes one step. What it draws at random must depend on the step alone: see {@link Seeds}.
   *
   * @param step counted from 0
   * @param rate learning rate
   * @return the loss before the step
   */
  double step(int step, double rate);

  /**
   * How well it does on pictures it does not learn from; higher is better. Asked for only where the
   * schedule looks.
   */
  default double merit() {
    throw new IllegalStateException("This stage has no merit to look at");
  }

  /** What it has learned so far. */
  Weights weights();

  /** All that it takes to go on: the weights and the optimisers' memory. */
  Weights state();

  @Override
  void close();
}
