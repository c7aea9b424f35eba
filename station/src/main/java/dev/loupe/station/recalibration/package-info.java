/** Draws the thresholds of a recipe anew, from good pictures as its station sees them now. */
@NullMarked
package dev.loupe.station.recalibration;

import org.jspecify.annotations.NullMarked;
