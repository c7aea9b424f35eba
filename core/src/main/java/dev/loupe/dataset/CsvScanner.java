package dev.loupe.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Cuts the text of a table into lines of fields. Used once. */
final class CsvScanner {

  private final Path file;
  private final String text;
  private final char separator;
  private final List<CsvRecord> records = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private List<String> fields = new ArrayList<>();
  private int line = 1;
  private int start = 1;

  CsvScanner(Path file, String text, char separator) {
    this.file = file;
    this.text = text.replace("\r\n", "\n").replace('\r', '\n');
    this.separator = separator;
  }

  /** The lines that are not blank. */
  List<CsvRecord> records() {
    int at = 0;
    while (at < text.length()) {
      at = isQuote(at) && field.toString().isBlank() ? quoted(at + 1) : plain(at);
    }
    endLine();
    return records;
  }

  private int plain(int at) {
    char c = text.charAt(at);
    if (c == separator) {
      endField();
    } else if (c == '\n') {
      endLine();
      start = ++line;
    } else {
      field.append(c);
    }
    return at + 1;
  }

  private int quoted(int from) {
    int opened = line;
    field.setLength(0);
    for (int at = from; at < text.length(); at++) {
      if (isQuote(at) && !isQuote(at + 1)) {
        return at + 1;
      }
      at += isQuote(at) ? 1 : 0;
      line += text.charAt(at) == '\n' ? 1 : 0;
      field.append(text.charAt(at));
    }
    throw new DatasetException(
        "%s, line %d: a double quote is opened and never closed.".formatted(file, opened));
  }

  private boolean isQuote(int at) {
    return at < text.length() && text.charAt(at) == '"';
  }

  private void endField() {
    fields.add(field.toString());
    field.setLength(0);
  }

  private void endLine() {
    endField();
    CsvRecord record = new CsvRecord(start, fields);
    if (!record.isBlank()) {
      records.add(record);
    }
    fields = new ArrayList<>();
  }
}
