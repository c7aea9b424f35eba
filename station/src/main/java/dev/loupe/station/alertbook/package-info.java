/**
 * Alerts as they are kept: the rules applied to every inspection in the transaction that stores it,
 * one row and one message per event, and what persons say about them.
 */
@NullMarked
package dev.loupe.station.alertbook;

import org.jspecify.annotations.NullMarked;
