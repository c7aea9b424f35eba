/** Choosing a method for pictures, by what is measured on painted defects. */
@NullMarked
package dev.loupe.auto;

import org.jspecify.annotations.NullMarked;
