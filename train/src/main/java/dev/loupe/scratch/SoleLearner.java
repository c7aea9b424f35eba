package dev.loupe.scratch;

import dev.loupe.network.Weights;

/** A stage in which a single network learns. */
public interface SoleLearner extends Stage {

  /** Who learns; closed with the stage. */
  Learner learner();

  @Override
  default Weights weights() {
    return learner().weights();
  }

  @Override
  default Weights state() {
    return learner().state();
  }

  @Override
  default void close() {
    learner().close();
  }
}
