/** Measurements of SimpleNet from inside its room. */
@NullMarked
package dev.loupe.simplenet;

import org.jspecify.annotations.NullMarked;
