/** Brings outbox, connectors and alerts into the running station. */
@NullMarked
package dev.loupe.station.reach;

import org.jspecify.annotations.NullMarked;
