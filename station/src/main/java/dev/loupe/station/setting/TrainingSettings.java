package dev.loupe.station.setting;

/**
 * Training jobs.
 *
 * @param enabled whether jobs may be started
 * @param memory Java heap of a job's process
 * @param waiting how many jobs may wait for the one that runs, in 1..1000
 * @param threads of a job; 0 for all processors. Fewer leave more to inspection
 */
public record TrainingSettings(boolean enabled, Bytes memory, int waiting, int threads) {

  /** One at a time, 4 GiB of heap. */
  public static final TrainingSettings DEFAULT = new TrainingSettings(true, Bytes.gibi(4), 20, 0);

  /** Checks the ranges. */
  public TrainingSettings {
    if (waiting < 1 || waiting > 1000 || threads < 0 || memory.count() < 1 << 27) {
      throw new IllegalArgumentException(
          "training.waiting must lie in 1..1000, training.threads must not be negative and"
              + " training.memory must be at least 128MiB, not "
              + waiting
              + ", "
              + threads
              + " and "
              + memory);
    }
  }
}
