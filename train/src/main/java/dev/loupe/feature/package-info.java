/**
 * Patch features of a frozen backbone: their embedding, their extraction, and the map made of their
 * scores.
 */
@NullMarked
package dev.loupe.feature;

import org.jspecify.annotations.NullMarked;
