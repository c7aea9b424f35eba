package dev.loupe.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.parquet.ColumnType;
import dev.loupe.parquet.ParquetTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What core writes as Parquet, read by those who know Parquet. */
@Tag("slow")
class ParquetTableTest {

  private static final int ROWS = 45_000;

  @TempDir Path folder;

  @Test
  void isReadBackByParquetItself() throws IOException {
    Path file = folder.resolve("table.parquet");
    write(file);

    Dataset<Row> table = LocalSpark.withThreads(2).read().parquet(file.toString()).orderBy("count");
    List<Row> rows = table.collectAsList();

    assertThat(table.schema().simpleString())
        .isEqualTo("struct<text:string,count:int,number:double,time:timestamp,empty:string>");
    assertThat(rows).hasSize(ROWS);
    for (int i = 0; i < ROWS; i++) {
      Row row = rows.get(i);
      assertThat(row.<String>getAs("text")).isEqualTo(i % 3 == 0 ? null : text(i));
      assertThat(row.getInt(1)).isEqualTo(i - 7);
      assertThat(Double.doubleToRawLongBits(row.getDouble(2)))
          .isEqualTo(Double.doubleToRawLongBits(Math.sin(i)));
      assertThat(row.<Timestamp>getAs("time").toInstant()).isEqualTo(time(i));
      assertThat(row.isNullAt(4)).isTrue();
    }
  }

  @Test
  void isAWholeFileWithoutAnyRow() throws IOException {
    Path file = folder.resolve("empty.parquet");
    new ParquetTable(
            Files.newOutputStream(file),
            List.of(new ParquetTable.Column("text", ColumnType.TEXT)),
            "test")
        .close();
    assertThat(LocalSpark.withThreads(2).read().parquet(file.toString()).count()).isZero();
  }

  private static void write(Path file) throws IOException {
    List<ParquetTable.Column> columns =
        List.of(
            new ParquetTable.Column("text", ColumnType.TEXT),
            new ParquetTable.Column("count", ColumnType.COUNT),
            new ParquetTable.Column("number", ColumnType.NUMBER),
            new ParquetTable.Column("time", ColumnType.TIME),
            new ParquetTable.Column("empty", ColumnType.TEXT));
    try (ParquetTable table = new ParquetTable(Files.newOutputStream(file), columns, "test")) {
      for (int i = 0; i < ROWS; i++) {
        table.write(
            List.of(
                i % 3 == 0 ? Optional.empty() : Optional.of(text(i)),
                Optional.of(i - 7),
                Optional.of(Math.sin(i)),
                Optional.of(time(i)),
                Optional.empty()));
      }
    }
  }

  private static String text(int i) {
    return "Gr\u00f6\u00dfe \u2014 " + i;
  }

  private static Instant time(int i) {
    return Instant.EPOCH.plusSeconds(1_700_000_000L + i).plusNanos(123_456_000);
  }
}
