package dev.loupe.station.inspection;

import dev.loupe.station.store.Transaction;

/**
 * Hears of every inspection inside the transaction that stores it: what a listener writes through
 * the transaction (an outbox row, an alert) stands if and only if the inspection stands.
 *
 * <p>Called on the thread that stores, before the answer is given: must be quick, must not talk to
 * the network, and should not throw (the inspection would not be stored, and its sender would be
 * told so). Calls come one at a time on SQLite, perhaps several at once on PostgreSQL.
 */
public interface InspectionListener {

  /** A decision is being stored. */
  default void stored(Transaction transaction, StoredInspection inspection) {}

  /** A person confirmed or overruled a decision; the record holds what was said. */
  default void reviewed(Transaction transaction, StoredInspection inspection) {}
}
