/** Measurements with the trials of {@code --method auto}. */
@NullMarked
package dev.loupe.auto;

import org.jspecify.annotations.NullMarked;
