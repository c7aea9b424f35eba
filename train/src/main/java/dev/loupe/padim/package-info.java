/** PaDiM: a Gaussian of the patch features for every place of the picture. */
@NullMarked
package dev.loupe.padim;

import org.jspecify.annotations.NullMarked;
