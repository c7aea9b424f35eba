package dev.loupe.station.store;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * A database transaction under way. What is written through its handle stands or falls together;
 * what is put off with {@link #afterCommit} happens only when it stands.
 *
 * <p>Threads: belongs to the thread that runs it, and ends with it.
 */
public final class Transaction {

  private final Handle handle;
  private final List<Runnable> afterwards = new ArrayList<>();

  Transaction(Handle handle) {
    this.handle = handle;
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
    afterwards.add(action);
  }

  void committed() {
    afterwards.forEach(Runnable::run);
  }
}
