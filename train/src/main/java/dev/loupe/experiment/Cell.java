package dev.loupe.experiment;

import java.util.Locale;
import java.util.Optional;

/**
 * One training of the grid and its measurement.
 *
 * @param row what is trained on what
 * @param seed of it
 * @param task what is to be done, or why it cannot be
 */
public record Cell(Row row, long seed, Task task) {

  /**
   * What the seeds of a cell share.
   *
   * @param dataset label of the data set
   * @param method label of the method
   * @param at the value of the varied setting
   */
  public record Row(String dataset, String method, Optional<String> at) {

    /** In words. */
    String words() {
      return method + at.map(value -> " at " + value).orElse("") + " on " + dataset;
    }
  }

  /** What becomes of a cell. */
  public sealed interface Task {
    /** It is to be worked on. */
    record Ordered(CellOrder order) implements Task {}

    /** It cannot be done on this machine. */
    record Skipped(String reason) implements Task {}
  }

  /** In words. */
  String words() {
    return row.words() + ", seed " + seed;
  }

  /** A name for its folder that a person can read and no other order has. */
  static String folder(Cell cell, CellOrder order) {
    String words = cell.row().words();
    String plain = words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String brief = plain.length() > 60 ? plain.substring(0, 60) : plain;
    return brief + "-s" + order.seed() + "-" + order.key().substring(0, 12);
  }
}
