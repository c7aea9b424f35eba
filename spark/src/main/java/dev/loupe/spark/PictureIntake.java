package dev.loupe.spark;

import dev.loupe.dataset.PictureSource;
import dev.loupe.verdict.Arrival;
import dev.loupe.verdict.Inspection;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Rows of a {@link PictureTable}. */
record PictureIntake() implements Intake {

  @Override
  public Arrival arrival(Row row) {
    String reference = plain(row.getString(row.fieldIndex(PictureTable.PATH)));
    boolean hasContent = List.of(row.schema().fieldNames()).contains(PictureTable.CONTENT);
    return Arrival.of(
        reference,
        hasContent
            ? PictureSource.of(reference, row.<byte[]>getAs(PictureTable.CONTENT))
            : PictureSource.of(Path.of(reference)));
  }

  @Override
  public Row result(Row row, Inspection inspection) {
    return ResultTable.row(inspection);
  }

  @Override
  public StructType schema() {
    return ResultTable.SCHEMA;
  }

  /** Spark says {@code file:/in/1.png} where everybody else says {@code /in/1.png}. */
  static String plain(String path) {
    return path.replaceFirst("^file:/+", "/");
  }
}
