/**
 * The inspection server behind {@code loupe serve}, put together from its rooms: {@code setting},
 * {@code store} (database and files), {@code event}, {@code access}, {@code model}, {@code
 * inspection}, {@code job}, {@code http}, and the {@linkplain dev.loupe.station.part parts} that
 * reach out to the line.
 */
@NullMarked
package dev.loupe.station;

import org.jspecify.annotations.NullMarked;
