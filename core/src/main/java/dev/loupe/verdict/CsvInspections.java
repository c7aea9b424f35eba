package dev.loupe.verdict;

import dev.loupe.verdict.InspectionColumns.Column;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Inspections as CSV by RFC 4180: UTF-8, commas, CR LF, a cell in quotes where it must be; a header
 * first. Its columns are {@link InspectionColumns}.
 *
 * <p>What is not known is an empty cell. Numbers have a decimal point.
 */
public final class CsvInspections implements InspectionWriter {

  private final WholeLines lines;
  private final List<Column> columns;

  private CsvInspections(OutputStream out, List<Column> columns) {
    lines = new WholeLines(out, "\r\n");
    this.columns = columns;
  }

  /** Starts a file with the header. */
  public static CsvInspections start(OutputStream out) {
    return start(out, InspectionColumns.ALL);
  }

  /** Starts a file of some columns with the header. */
  public static CsvInspections start(OutputStream out, List<Column> columns) {
    CsvInspections csv = new CsvInspections(out, columns);
    csv.lines.write(columns.stream().map(Column::name).collect(Collectors.joining(",")));
    return csv;
  }

  /** Goes on with a file that has its header already. */
  public static CsvInspections resume(OutputStream out) {
    return resume(out, InspectionColumns.ALL);
  }

  /** Goes on with a file of some columns. */
  public static CsvInspections resume(OutputStream out, List<Column> columns) {
    return new CsvInspections(out, columns);
  }

  @Override
  public void write(Inspection inspection) {
    lines.write(
        columns.stream()
            .map(column -> column.of(inspection).map(CsvInspections::cell).orElse(""))
            .collect(Collectors.joining(",")));
  }

  private static String cell(Object value) {
    String text = value.toString();
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() {
    lines.close();
  }
}
