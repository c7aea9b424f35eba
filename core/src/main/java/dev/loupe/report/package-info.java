/** The self-contained HTML report of an evaluation. */
@NullMarked
package dev.loupe.report;

import org.jspecify.annotations.NullMarked;
