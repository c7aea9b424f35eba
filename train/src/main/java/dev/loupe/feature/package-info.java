/** Patch features: what a backbone says about each place of a picture, and their storage. */
@NullMarked
package dev.loupe.feature;

import org.jspecify.annotations.NullMarked;
