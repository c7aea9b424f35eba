/**
 * The way to the line: an outbox that loses nothing, and connectors that carry its messages to an
 * MQTT broker and to webhooks.
 *
 * <p>{@link dev.loupe.station.line.Outbox} rows are written in the transaction that stores what
 * they tell of. A {@link dev.loupe.station.line.Relay} per destination hands them to its {@link
 * dev.loupe.station.line.Connector}, in order for each part, until each is delivered or refused.
 */
@NullMarked
package dev.loupe.station.line;

import org.jspecify.annotations.NullMarked;
