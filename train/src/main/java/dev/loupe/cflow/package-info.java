/** CFLOW-AD: conditional normalising flows on the patch features of each layer. */
@NullMarked
package dev.loupe.cflow;

import org.jspecify.annotations.NullMarked;
