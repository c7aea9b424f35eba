/** Measurements, run by hand; never shipped. */
@NullMarked
package dev.loupe.benchmarks;

import org.jspecify.annotations.NullMarked;
