/** Yield, false calls, trends, counted by the database. */
@NullMarked
package dev.loupe.station.statistic;

import org.jspecify.annotations.NullMarked;
