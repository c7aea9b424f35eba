/** Measurements that docs name: programs that print a figure; never shipped. */
@NullMarked
package dev.loupe.benchmarks;

import org.jspecify.annotations.NullMarked;
