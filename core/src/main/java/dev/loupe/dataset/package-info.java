/** Labelled pictures: the formats they come in, their split, and what is wrong with them. */
@NullMarked
package dev.loupe.dataset;

import org.jspecify.annotations.NullMarked;
