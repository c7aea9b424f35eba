package dev.loupe.scratch;

/**
 * How long and how fast a network is taught.
 *
 * @param steps at most
 * @param batch pictures of a step
 * @param rate learning rate of Adam, after a warm-up; it falls to 0 along half a cosine
 * @param looks how many times the network is judged on pictures kept back; its best weights are
 *     kept. 0 for never: then the last weights are kept
 * @param patience looks without a better merit that end the training; 0 for never
 */
public record Teaching(int steps, int batch, double rate, int looks, int patience) {

  private static final int MOST_STEPS = 1_000_000;

  /** Checks ranges. */
  public Teaching {
    Range.require(
        steps >= 1 && steps <= MOST_STEPS, "training.steps must be positive, not " + steps);
    Range.require(batch >= 2 && batch <= 256, "training.batch must lie in 2..256, not " + batch);
    Range.require(rate > 0 && rate <= 1, "training.rate must lie in (0, 1], not " + rate);
    Range.require(looks >= 0 && looks <= 1000, "training.looks must lie in 0..1000, not " + looks);
    Range.require(patience >= 0, "training.patience must not be negative");
  }

  /** The same for a {@link TrainingLoop}. */
  public Schedule schedule() {
    return new Schedule(steps, rate, looks, patience);
  }
}
