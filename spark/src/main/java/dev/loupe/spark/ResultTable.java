package dev.loupe.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.loupe.Json;
import dev.loupe.parquet.ColumnType;
import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.InspectionColumns;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Inspections as rows of a Spark table: the columns of {@link InspectionColumns}, and {@code
 * record}, the whole inspection as JSON.
 */
final class ResultTable {

  /** The column that holds the whole record. */
  static final String RECORD = "record";

  /** Names and types of all columns. */
  static final StructType SCHEMA = schema();

  private static final List<InspectionColumns.Column> COLUMNS = InspectionColumns.ALL;

  private ResultTable() {}

  private static StructType schema() {
    StructType schema = new StructType();
    for (InspectionColumns.Column column : InspectionColumns.ALL) {
      schema = schema.add(column.name(), type(column.type()));
    }
    return schema.add(RECORD, DataTypes.StringType);
  }

  private static DataType type(ColumnType type) {
    return switch (type) {
      case TEXT -> DataTypes.StringType;
      case COUNT -> DataTypes.IntegerType;
      case NUMBER -> DataTypes.DoubleType;
      case TIME -> DataTypes.TimestampType;
    };
  }

  /**
   * One inspection as a row; unknown cells are null, as Spark has it.
   *
   * @param more cells behind those of {@link #SCHEMA}
   */
  static Row row(Inspection inspection, Object... more) {
    int own = COLUMNS.size() + 1;
    Object[] cells = new Object[own + more.length];
    for (int i = 0; i < COLUMNS.size(); i++) {
      InspectionColumns.Column column = COLUMNS.get(i);
      column.of(inspection).ifPresent(new Cell(cells, i, column.type())::put);
    }
    cells[COLUMNS.size()] = json(inspection);
    System.arraycopy(more, 0, cells, own, more.length);
    return RowFactory.create(cells);
  }

  private record Cell(Object[] cells, int place, ColumnType type) {

    void put(Object value) {
      cells[place] =
          type == ColumnType.TIME ? java.sql.Timestamp.from((java.time.Instant) value) : value;
    }
  }

  private static String json(Inspection inspection) {
    try {
      return Json.mapper().writeValueAsString(inspection);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Every inspection can be written as JSON", e);
    }
  }
}
