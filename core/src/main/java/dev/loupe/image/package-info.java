/**
 * Pixels: pictures, masks and anomaly maps, decoding with limits, resampling as PIL does it,
 * regions.
 */
@NullMarked
package dev.loupe.image;

import org.jspecify.annotations.NullMarked;
