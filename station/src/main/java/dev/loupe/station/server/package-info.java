/** The station put together, and its life. */
@NullMarked
package dev.loupe.station.server;

import org.jspecify.annotations.NullMarked;
