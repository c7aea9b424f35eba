package dev.loupe.scratch;

/**
 * How long a stage of a training is, how fast it learns, and when it ends early.
 *
 * @param steps at most
 * @param rate learning rate, reached after a warm-up of 20 steps; from there it falls to 0 along
 *     half a cosine
 * @param looks how many times the merit is asked for, evenly spread; 0 for never
 * @param patience looks without a better merit after which the stage ends; 0 to go on to the last
 *     step. Where the merit was asked for, the best weights are kept, not the last
 */
public record Schedule(int steps, double rate, int looks, int patience) {

  private static final int WARM_UP = 20;

  /** Checks ranges. */
  public Schedule {
    if (steps < 1 || !(rate > 0) || looks < 0 || patience < 0) {
      throw new IllegalArgumentException(
          "steps %d, rate %s, looks %d, patience %d".formatted(steps, rate, looks, patience));
    }
  }

  /** The rate of a step. */
  public double rateAt(int step) {
    double begun = Math.min(1, (step + 1.0) / WARM_UP);
    return rate * begun * 0.5 * (1 + Math.cos(Math.PI * step / steps));
  }

  /** Whether the merit is asked for after so many steps. */
  boolean looksAfter(int done) {
    return looks > 0 && (done == steps || done % Math.max(1, steps / looks) == 0);
  }
}
