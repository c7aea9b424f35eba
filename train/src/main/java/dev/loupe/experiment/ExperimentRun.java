package dev.loupe.experiment;

import dev.loupe.InterruptedWorkException;
import dev.loupe.LoupeException;
import dev.loupe.OrderedWork;
import dev.loupe.Progress;
import dev.loupe.experiment.Outcome.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Works on the cells of a grid, as many at once as asked for. Finished cells of a run before are
 * kept; those that failed are tried again.
 *
 * @param folder of the results
 * @param runner carries out orders; closed when the run is stopped
 * @param parallel cells at once
 * @param progress told of the work
 */
public record ExperimentRun(
    ExperimentFolder folder, CellRunner runner, int parallel, Progress progress) {

  /**
   * Works on all.
   *
   * @param listener told of each outcome, in the order of the cells
   * @throws InterruptedWorkException when the thread was interrupted; finished cells are kept
   */
  public List<Outcome> run(List<Cell> cells, Consumer<Outcome> listener) {
    List<Outcome> outcomes = new ArrayList<>();
    try (Progress.Task task = progress.start("cells", cells.size());
        OrderedWork work = new OrderedWork("cells", parallel)) {
      try {
        work.each(
            cells.iterator(),
            cell -> outcome(cell, task),
            outcome -> {
              outcomes.add(outcome);
              task.advance(1);
              listener.accept(outcome);
            });
      } catch (InterruptedWorkException e) {
        runner.close();
        throw new InterruptedWorkException(
            "The experiment was stopped. Finished cells are kept: the same command goes on.");
      }
    }
    return outcomes;
  }

  private Outcome outcome(Cell cell, Progress.Task task) {
    return cell.task() instanceof Cell.Task.Ordered ordered
        ? outcome(cell, ordered.order(), task)
        : Outcome.skipped(cell, ((Cell.Task.Skipped) cell.task()).reason());
  }

  private Outcome outcome(Cell cell, CellOrder order, Progress.Task task) {
    CellFolder place = folder.cell(cell, order);
    Optional<CellResult> before = place.result();
    if (before.isPresent()) {
      return Outcome.finished(cell, Status.KEPT, place.path(), before.get());
    }
    CellFolder working = place.begin();
    working.write(CellFolder.ORDER, order);
    Optional<String> failure = attempt(working, task);
    if (failure.isPresent()) {
      CellFolder.discard(working.path());
      place.fail(failure.get());
      return Outcome.failed(cell, place.path(), failure.get());
    }
    place.take(working);
    return Outcome.finished(cell, Status.MEASURED, place.path(), place.result().orElseThrow());
  }

  private Optional<String> attempt(CellFolder working, Progress.Task task) {
    try {
      return runner.run(working.path(), task);
    } catch (InterruptedWorkException e) {
      throw e;
    } catch (LoupeException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
