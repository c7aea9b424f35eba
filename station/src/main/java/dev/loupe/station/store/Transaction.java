package dev.loupe.station.store;

import org.jdbi.v3.core.Handle;

/**
 * A database transaction under way. What is written through its handle stands or falls together;
 * what is put off with {@link #afterCommit} happens only when it stands, what is put off with
 * {@link #atEnd} in any case.
 *
 * <p>Threads: belongs to the thread that runs it, and ends with it.
 */
public final class Transaction {

  private final Handle handle;
  private final Aftermath aftermath;

  Transaction(Handle handle, Aftermath aftermath) {
    this.handle = handle;
    this.aftermath = aftermath;
  }

  /** The connection to write through; not to be closed or committed. */
  public Handle handle() {
    return handle;
  }

  /**
   * To be done when the transaction stands, in the order of the calls, on the same thread; never
   * done when it falls. Must be quick and must not throw.
   */
  public void afterCommit(Runnable action) {
    aftermath.atCommit(action);
  }

  /**
   * To be done when the transaction is over, standing or fallen, after all that was put off to its
   * commit, on the same thread. Must be quick and must not throw.
   */
  public void atEnd(Runnable action) {
    aftermath.atEnd(action);
  }
}
