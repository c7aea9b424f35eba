/**
 * PatchCore: a memory bank of good patches, picked by a greedy coreset; a patch's score is its
 * distance to the nearest of them.
 */
@NullMarked
package dev.loupe.patchcore;

import org.jspecify.annotations.NullMarked;
