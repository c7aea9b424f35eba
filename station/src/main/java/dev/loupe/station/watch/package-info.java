/**
 * Watched folders: pictures are inspected as they come, each exactly once.
 *
 * <p>{@link dev.loupe.station.watch.StableFiles} says when a file is whole, {@link
 * dev.loupe.station.watch.WatchedFolder} takes it, {@link dev.loupe.station.watch.WatchLedger}
 * remembers it in the transaction that stores the inspection.
 */
@NullMarked
package dev.loupe.station.watch;

import org.jspecify.annotations.NullMarked;
