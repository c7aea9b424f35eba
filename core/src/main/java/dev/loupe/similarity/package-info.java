/** Finds pictures that look alike, by what a detector's own network sees in their patches. */
@NullMarked
package dev.loupe.similarity;

import org.jspecify.annotations.NullMarked;
