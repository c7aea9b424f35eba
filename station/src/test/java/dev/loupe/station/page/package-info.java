/** Tests of the page: of what serves it, and in a real browser. */
@NullMarked
package dev.loupe.station.page;

import org.jspecify.annotations.NullMarked;
