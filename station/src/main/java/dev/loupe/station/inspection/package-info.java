/** Judging pictures and keeping what was decided. */
@NullMarked
package dev.loupe.station.inspection;

import org.jspecify.annotations.NullMarked;
