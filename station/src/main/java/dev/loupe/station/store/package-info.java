/** The station's database and its files. */
@NullMarked
package dev.loupe.station.store;

import org.jspecify.annotations.NullMarked;
