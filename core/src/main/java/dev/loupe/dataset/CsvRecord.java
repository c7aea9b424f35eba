package dev.loupe.dataset;

import java.util.List;

/**
 * The raw fields of one line of a table.
 *
 * @param line where it starts, counted from 1
 * @param fields as written, without their quotes
 */
record CsvRecord(int line, List<String> fields) {

  CsvRecord {
    fields = List.copyOf(fields);
  }

  boolean isBlank() {
    return fields.stream().allMatch(String::isBlank);
  }
}
