/** The command {@code loupe}: one class per verb. */
@NullMarked
package dev.loupe.cli;

import org.jspecify.annotations.NullMarked;
