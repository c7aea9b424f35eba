/**
 * Experiments: a grid of methods, data sets, settings and seeds from one file, each cell trained
 * and evaluated in a process of its own, and one page with all that came out.
 *
 * <p>{@link dev.loupe.experiment.ExperimentFile} reads an {@link dev.loupe.experiment.Experiment};
 * {@link dev.loupe.experiment.Grid} spreads it into {@link dev.loupe.experiment.Cell}s; {@link
 * dev.loupe.experiment.ExperimentRun} has them worked on, each by {@link
 * dev.loupe.experiment.CellWork}; {@link dev.loupe.experiment.ExperimentPage} shows the {@link
 * dev.loupe.experiment.Results}.
 */
@NullMarked
package dev.loupe.experiment;

import org.jspecify.annotations.NullMarked;
