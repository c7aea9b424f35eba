package dev.loupe.simplenet;

import dev.loupe.network.Ops;

/** What the discriminator is taught by. */
final class Losses {

  /** SimpleNet's margin: scores beyond it cost nothing. */
  private static final double MARGIN = 0.5;

  private Losses() {}

  /** The loss of a batch, one number, from the outputs for good and for spoiled features. */
  static <T> T of(Ops<T> ops, SimpleNetSettings.Loss loss, T good, T spoiled) {
    T wrong = ops.scale(good, -1);
    return switch (loss) {
      case HINGE -> ops.add(hinge(ops, wrong), hinge(ops, spoiled));
      case LOGISTIC -> ops.add(softplus(ops, wrong), softplus(ops, spoiled));
    };
  }

  private static <T> T hinge(Ops<T> ops, T wrong) {
    return ops.reduceMean(ops.relu(ops.addScalar(wrong, MARGIN)), false, 0, 1);
  }

  private static <T> T softplus(Ops<T> ops, T wrong) {
    return ops.reduceMean(ops.softplus(wrong), false, 0, 1);
  }
}
