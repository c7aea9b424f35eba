/**
 * Rules that watch the stream of inspections and say when somebody should come.
 *
 * <p>A {@link dev.loupe.station.alert.AlertRule} is a pure state machine: a state and a part in,
 * the next state and what changed out. States are small records that are stored in the transaction
 * that stores the inspection, so a restart loses and repeats nothing. {@link
 * dev.loupe.station.alert.AlertRules} holds a plant's settings for all of them.
 */
@NullMarked
package dev.loupe.station.alert;

import org.jspecify.annotations.NullMarked;
