/** How further parts join the station: line connectors, watchers, schedules. */
@NullMarked
package dev.loupe.station.part;

import org.jspecify.annotations.NullMarked;
