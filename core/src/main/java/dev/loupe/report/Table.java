package dev.loupe.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Rows and columns. Clicking a heading sorts by it.
 *
 * @param caption what the table shows
 * @param columns their headings
 * @param rows each with one cell a column
 * @param note below the table; "" for none
 * @param empty what to say when there is no row
 */
public record Table(
    String caption, List<String> columns, List<List<Cell>> rows, String note, String empty) {

  /** Checks that every row fits the headings. */
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "A row of " + row.size() + " cells below " + columns.size() + " columns: " + caption);
      }
    }
  }

  /**
   * One cell.
   *
   * @param text as it is printed
   * @param value to sort by, for a number; numbers stand on the right
   * @param gauge drawn beside the text
   * @param tone of what it says
   */
  public record Cell(String text, OptionalDouble value, Optional<Gauge> gauge, Tone tone) {

    /** Words. */
    public static Cell words(String text) {
      return new Cell(text, OptionalDouble.empty(), Optional.empty(), Tone.NEUTRAL);
    }

    /** A number as it is printed, and its value. */
    public static Cell number(String text, double value) {
      return new Cell(text, OptionalDouble.of(value), Optional.empty(), Tone.NEUTRAL);
    }

    /** A count. */
    public static Cell count(long count) {
      return number(Numbers.count(count), count);
    }

    /** A share of 1 with its interval, printed as percent and drawn. */
    public static Cell share(double low, double value, double high) {
      String text =
          Numbers.percent(value)
              + " ("
              + Numbers.fixed(low * 100, 1)
              + "\u2013"
              + Numbers.fixed(high * 100, 1)
              + ")";
      return new Cell(
          text, OptionalDouble.of(value), Optional.of(Gauge.share(low, value, high)), Tone.NEUTRAL);
    }

    /** The same cell as good or bad news. */
    public Cell toned(Tone news) {
      return new Cell(text, value, gauge, news);
    }
  }
}
