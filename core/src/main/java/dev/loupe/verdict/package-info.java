/**
 * From a score to a decision on the line.
 *
 * <p>{@link dev.loupe.verdict.Calibration} makes thresholds from held-out good pictures by a {@link
 * dev.loupe.verdict.ThresholdRule}; {@link dev.loupe.verdict.Inspector} applies them to one picture
 * and writes an {@link dev.loupe.verdict.Inspection}; {@link dev.loupe.verdict.InspectionWriter}s
 * put inspections into files.
 */
@NullMarked
package dev.loupe.verdict;

import org.jspecify.annotations.NullMarked;
