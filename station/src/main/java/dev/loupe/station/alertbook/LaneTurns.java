package dev.loupe.station.alertbook;

import dev.loupe.station.alert.Lane;
import dev.loupe.station.store.Transaction;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Has transactions that are about one lane take turns, from where they ask for it to their end. On
 * SQLite, where writers queue anyway, nobody ever waits here.
 *
 * <p>Lanes may share a lock: a transaction takes the turn of one lane only.
 */
final class LaneTurns {

  private static final int LOCKS = 64;

  private final ReentrantLock[] locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

  /** Waits for the turn; it ends with the transaction, after what was put off to its commit. */
  void take(Transaction tx, Lane lane) {
    ReentrantLock lock = locks[Math.floorMod(lane.hashCode(), LOCKS)];
    lock.lock();
    tx.atEnd(lock::unlock);
  }
}
