package dev.loupe.verdict;

import dev.loupe.parquet.ParquetTable;
import java.io.OutputStream;

/**
 * Inspections as a Parquet table with the columns of {@link InspectionColumns}. Unlike CSV and JSON
 * lines a Parquet file cannot be read before it is closed, so it is made from inspections that
 * stand elsewhere already.
 *
 * <p>Not safe for several threads. Closing closes the stream below.
 */
public final class ParquetInspections implements AutoCloseable {

  private final ParquetTable table;

  /** Begins a file. */
  public ParquetInspections(OutputStream out, String softwareVersion) {
    table =
        new ParquetTable(
            out,
            InspectionColumns.ALL.stream()
                .map(column -> new ParquetTable.Column(column.name(), column.type()))
                .toList(),
            "Loupe version " + softwareVersion);
  }

  /** Writes one inspection. */
  public void write(Inspection inspection) {
    table.write(InspectionColumns.ALL.stream().map(column -> column.of(inspection)).toList());
  }

  @Override
  public void close() {
    table.close();
  }
}
