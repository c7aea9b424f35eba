/**
 * Messages that wait to be delivered, and the relays that deliver them.
 *
 * <p>Rows of the {@link dev.loupe.station.outbox.Outbox} are written in the transaction that stores
 * what they tell of. A {@link dev.loupe.station.outbox.Relay} per destination hands them to its
 * connector, in order for each part, until each is delivered or refused.
 */
@NullMarked
package dev.loupe.station.outbox;

import org.jspecify.annotations.NullMarked;
