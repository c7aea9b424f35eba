package dev.loupe.station.job;

/** How far a job is. */
public enum JobState {
  /** Waits for its turn. */
  QUEUED,
  /** Its process runs. */
  RUNNING,
  /** Its model is registered. */
  DONE,
  /** It ended by itself without a model. */
  FAILED,
  /** Somebody stopped it, or the station was stopped. */
  CANCELLED;

  /** Whether nothing more will happen. */
  public boolean isOver() {
    return this != QUEUED && this != RUNNING;
  }
}
