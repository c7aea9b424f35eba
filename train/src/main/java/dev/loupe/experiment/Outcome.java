package dev.loupe.experiment;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What became of a cell.
 *
 * @param cell which
 * @param status in one word
 * @param message why it was skipped or failed; "" otherwise
 * @param folder of its files, where it was ordered
 * @param result where it is finished
 */
public record Outcome(
    Cell cell, Status status, String message, Optional<Path> folder, Optional<CellResult> result) {

  /** In one word. */
  public enum Status {
    /** Trained and measured by this run. */
    MEASURED,
    /** Taken as a run before left it. */
    KEPT,
    /** Not possible on this machine. */
    SKIPPED,
    /** Tried without success; the next run tries again. */
    FAILED,
    /** Its turn has not come. */
    WAITING
  }

  static Outcome skipped(Cell cell, String reason) {
    return new Outcome(cell, Status.SKIPPED, reason, Optional.empty(), Optional.empty());
  }

  static Outcome waiting(Cell cell) {
    return new Outcome(cell, Status.WAITING, "", Optional.empty(), Optional.empty());
  }

  static Outcome failed(Cell cell, Path folder, String reason) {
    return new Outcome(cell, Status.FAILED, reason, Optional.of(folder), Optional.empty());
  }

  static Outcome finished(Cell cell, Status status, Path folder, CellResult result) {
    return new Outcome(cell, status, "", Optional.of(folder), Optional.of(result));
  }

  /** A figure; empty where there is none. */
  OptionalDouble value(Metric metric) {
    return result.map(found -> found.value(metric)).orElseGet(OptionalDouble::empty);
  }

  /** In one line, for whoever watches the run. */
  public String words() {
    return cell.words()
        + ": "
        + result
            .map(found -> status == Status.KEPT ? "kept, " + figures(found) : figures(found))
            .orElseGet(
                () -> RunRecord.word(status) + ": " + message.lines().findFirst().orElse(""));
  }

  private static String figures(CellResult found) {
    Metric auroc = Metric.of("image_auroc");
    OptionalDouble value = found.value(auroc);
    return String.format(
        Locale.ROOT,
        "%s %s, trained in %.1f s",
        auroc.title(),
        value.isPresent() ? auroc.text(value.getAsDouble()) : Sheet.NOT_DEFINED,
        found.provenance().trainingSeconds());
  }
}
