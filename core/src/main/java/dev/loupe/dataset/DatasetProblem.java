package dev.loupe.dataset;

import java.util.List;

/**
 * A flaw that was found, and where.
 *
 * @param flaw what is wrong
 * @param count how often
 * @param examples the first of them: ids of samples, with the reason where there is one
 */
public record DatasetProblem(DatasetFlaw flaw, int count, List<String> examples) {

  /** How serious a problem is. */
  public enum Severity {
    /** Results would be worthless. */
    ERROR,
    /** Results are honest, but look at it. */
    WARNING
  }

  /** Copies the list. */
  public DatasetProblem {
    examples = List.copyOf(examples);
  }

  /** How serious it is. */
  public Severity severity() {
    return flaw.spoilsAResult() ? Severity.ERROR : Severity.WARNING;
  }
}
