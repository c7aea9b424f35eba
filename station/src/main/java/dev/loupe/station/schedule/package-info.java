/** Inspection of stock folders by the clock, with a report of every run. */
@NullMarked
package dev.loupe.station.schedule;

import org.jspecify.annotations.NullMarked;
