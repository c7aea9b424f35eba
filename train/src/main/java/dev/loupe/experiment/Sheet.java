package dev.loupe.experiment;

import dev.loupe.report.Table;
import dev.loupe.report.Table.Cell;
import dev.loupe.report.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * A table on its way to the page and to Markdown.
 *
 * @param caption above it
 * @param columns headings
 * @param rows each with one entry a column
 * @param note below it; "" for none
 */
record Sheet(String caption, List<String> columns, List<List<Entry>> rows, String note) {

  static final String NOT_DEFINED = "\u2013";

  /** Copies the lists. */
  Sheet {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /**
   * One entry.
   *
   * @param text as printed
   * @param value to sort by
   * @param best whether it is the best of its column or row
   * @param level whether it cannot be told from the best
   */
  record Entry(String text, OptionalDouble value, boolean best, boolean level) {

    static Entry words(String text) {
      return new Entry(text, OptionalDouble.empty(), false, false);
    }

    static Entry missing() {
      return number(NOT_DEFINED, Double.NaN);
    }

    static Entry number(String text, double value) {
      return new Entry(text, OptionalDouble.of(value), false, false);
    }

    Entry marked(boolean isBest, boolean isLevel) {
      return new Entry(text, value, isBest, isLevel);
    }

    private Cell cell() {
      String shown = level ? text + " \u2248" : text;
      Cell cell = value.isPresent() ? Cell.number(shown, value.getAsDouble()) : Cell.words(shown);
      return best ? cell.toned(Tone.GOOD) : cell;
    }

    private String markdown() {
      return best ? "**" + text + "**" : text.replace("|", "\\|");
    }
  }

  /** For the page. */
  Table table() {
    return new Table(
        caption,
        columns,
        rows.stream().map(row -> row.stream().map(Entry::cell).toList()).toList(),
        note,
        "Nothing was measured.");
  }

  /** Lines of Markdown. */
  List<String> markdown() {
    List<String> lines = new ArrayList<>(List.of("### " + caption, ""));
    lines.add("| " + String.join(" | ", columns) + " |");
    lines.add("|" + "---|".repeat(columns.size()));
    for (List<Entry> row : rows) {
      lines.add(row.stream().map(Entry::markdown).collect(Collectors.joining(" | ", "| ", " |")));
    }
    lines.add("");
    if (!note.isEmpty()) {
      lines.addAll(List.of(note, ""));
    }
    return lines;
  }
}
