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

  /** What is special about an entry. */
  enum Mark {
    NONE,
    /** The best of its column or row. */
    BEST,
    /** Not to be told from the best. */
    LEVEL,
    /** An id, to be read letter by letter. */
    LITERAL
  }

  /**
   * One entry.
   *
   * @param text as printed
   * @param value to sort by
   * @param mark what is special about it
   */
  record Entry(String text, OptionalDouble value, Mark mark) {

    static Entry words(String text) {
      return new Entry(text, OptionalDouble.empty(), Mark.NONE);
    }

    static Entry missing() {
      return number(NOT_DEFINED, Double.NaN);
    }

    static Entry number(String text, double value) {
      return new Entry(text, OptionalDouble.of(value), Mark.NONE);
    }

    Entry marked(Mark other) {
      return new Entry(text, value, other);
    }

    private Cell cell() {
      String shown = mark == Mark.LEVEL ? text + " \u2248" : text;
      Cell cell = value.isPresent() ? Cell.number(shown, value.getAsDouble()) : Cell.words(shown);
      return mark == Mark.BEST ? cell.toned(Tone.GOOD) : cell;
    }

    private String markdown() {
      return switch (mark) {
        case BEST -> "**" + text + "**";
        case LITERAL -> "`" + text + "`";
        case NONE, LEVEL -> text.replace("|", "\\|");
      };
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
