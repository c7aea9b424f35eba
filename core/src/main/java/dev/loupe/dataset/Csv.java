package dev.loupe.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table in a text file (RFC 4180): a header line, then rows of fields between commas, or between
 * semicolons or tabs where the header uses those. Fields may stand in double quotes and then hold
 * separators, line breaks and doubled quotes.
 *
 * @param file where it lies
 * @param columns lower-case names from the header
 * @param rows below the header, without the empty ones
 */
record Csv(Path file, List<String> columns, List<Row> rows) {

  /**
   * One row.
   *
   * @param line where it starts, counted from 1
   * @param fields by lower-case column name
   */
  record Row(Path file, int line, Map<String, String> fields) {

    /** The field, unless it is empty or there is no such column. */
    Optional<String> get(String column) {
      return Optional.ofNullable(fields.get(column)).filter(field -> !field.isEmpty());
    }

    String require(String column) {
      return get(column).orElseThrow(() -> wrong("the column \"" + column + "\" is empty"));
    }

    DatasetException wrong(String what) {
      return new DatasetException("%s, line %d: %s.".formatted(file, line, what));
    }
  }

  static Csv read(Path file) {
    String text = TextFile.text(file);
    List<CsvRecord> records = new CsvScanner(file, text, separator(text)).records();
    if (records.isEmpty()) {
      throw new DatasetException("The table " + file + " is empty; it needs a header line.");
    }
    List<String> columns =
        records.get(0).fields().stream().map(PictureFolder::lower).map(String::strip).toList();
    List<Row> rows = new ArrayList<>();
    for (CsvRecord fields : records.subList(1, records.size())) {
      rows.add(row(file, columns, fields));
    }
    return new Csv(file, columns, List.copyOf(rows));
  }

  private static char separator(String text) {
    String header = text.lines().findFirst().orElse("");
    if (header.contains(",")) {
      return ',';
    }
    return header.contains(";") ? ';' : header.contains("\t") ? '\t' : ',';
  }

  private static Row row(Path file, List<String> columns, CsvRecord fields) {
    if (fields.fields().size() > columns.size()) {
      throw new DatasetException(
          "%s, line %d: %d fields, but the header names %d columns. Put fields with a separator in double quotes."
              .formatted(file, fields.line(), fields.fields().size(), columns.size()));
    }
    Map<String, String> byColumn = new HashMap<>();
    for (int i = 0; i < fields.fields().size(); i++) {
      byColumn.put(columns.get(i), fields.fields().get(i).strip());
    }
    return new Row(file, fields.line(), byColumn);
  }

  /** Refuses columns nobody knows, doubled ones, and the lack of one that is needed. */
  void requireColumns(Set<String> known, Set<String> needed) {
    for (String column : columns) {
      if (!known.contains(column)) {
        throw header("the column \"%s\" is not known; there are %s".formatted(column, known));
      }
      if (columns.indexOf(column) != columns.lastIndexOf(column)) {
        throw header("the column \"%s\" is there twice".formatted(column));
      }
    }
    for (String column : needed) {
      if (!columns.contains(column)) {
        throw header("the column \"%s\" is missing; found %s".formatted(column, columns));
      }
    }
  }

  private DatasetException header(String what) {
    return new DatasetException("%s, line 1: %s.".formatted(file, what));
  }
}
