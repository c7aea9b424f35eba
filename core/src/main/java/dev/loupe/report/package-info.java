/**
 * Reports: one self-contained page of HTML for an evaluation, one for a batch of inspections.
 *
 * <p>{@link dev.loupe.report.EvaluationReport} and {@link dev.loupe.report.InspectionReport} put
 * the results into words as a {@link dev.loupe.report.ReportModel}; {@link dev.loupe.report.Page}
 * turns any model into markup; {@link dev.loupe.report.ReportFile} writes it.
 */
@NullMarked
package dev.loupe.report;

import org.jspecify.annotations.NullMarked;
