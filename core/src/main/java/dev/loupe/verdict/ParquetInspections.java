package dev.loupe.verdict;

import dev.loupe.parquet.ParquetTable;
import dev.loupe.verdict.InspectionColumns.Column;
import java.io.OutputStream;
import java.util.List;

/**
 * Inspections as a Parquet table with the columns of {@link InspectionColumns}. Unlike CSV and JSON
 * lines a Parquet file cannot be read before it is closed, so it is made from inspections that
 * stand elsewhere already.
 *
 * <p>Not safe for several threads. Closing closes the stream below.
 */
public final class ParquetInspections implements AutoCloseable {

  private final ParquetTable table;
  private final List<Column> columns;

  /** Begins a file. */
  public ParquetInspections(OutputStream out, String softwareVersion) {
    this(out, softwareVersion, InspectionColumns.ALL);
  }

  /** Begins a file of some columns. */
  public ParquetInspections(OutputStream out, String softwareVersion, List<Column> columns) {
    this.columns = List.copyOf(columns);
    table =
        new ParquetTable(
            out,
            columns.stream()
                .map(column -> new ParquetTable.Column(column.name(), column.type()))
                .toList(),
            "Loupe version " + softwareVersion);
  }

  /** Writes one inspection. */
  public void write(Inspection inspection) {
    table.write(columns.stream().map(column -> column.of(inspection)).toList());
  }

  @Override
  public void close() {
    table.close();
  }
}
