/** The HTTP interface: routes, errors, limits, headers. */
@NullMarked
package dev.loupe.station.http;

import org.jspecify.annotations.NullMarked;
