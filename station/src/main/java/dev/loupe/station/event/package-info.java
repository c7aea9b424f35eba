/** Events as they happen, for whoever watches. */
@NullMarked
package dev.loupe.station.event;

import org.jspecify.annotations.NullMarked;
