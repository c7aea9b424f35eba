/** The field's metrics, exactly: ROC, precision and recall, per-region overlap, intervals. */
@NullMarked
package dev.loupe.metric;

import org.jspecify.annotations.NullMarked;
