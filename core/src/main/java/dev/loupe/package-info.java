/** The root of the exceptions, and what every other package may lean on. */
@NullMarked
package dev.loupe;

import org.jspecify.annotations.NullMarked;
