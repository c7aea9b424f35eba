/** Measurements that are run by hand and never shipped. */
@NullMarked
package dev.loupe.benchmark;

import org.jspecify.annotations.NullMarked;
