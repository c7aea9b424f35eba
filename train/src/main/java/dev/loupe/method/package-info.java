/** What a detection method is: its settings, what it is given to train, what it gives back. */
@NullMarked
package dev.loupe.method;

import org.jspecify.annotations.NullMarked;
