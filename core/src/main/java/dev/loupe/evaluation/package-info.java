/** A detector measured on labelled pictures, under a named protocol. */
@NullMarked
package dev.loupe.evaluation;

import org.jspecify.annotations.NullMarked;
