/**
 * What every method trained from scratch shares: pictures as batches, random choices that depend on
 * seed and step alone, and a loop that keeps its loss curve, stops early, and can be resumed.
 */
@NullMarked
package dev.loupe.scratch;

import org.jspecify.annotations.NullMarked;
