/**
 * From a score to a decision on the line: thresholds, the inspector, the record of an inspection.
 */
@NullMarked
package dev.loupe.verdict;

import org.jspecify.annotations.NullMarked;
