package dev.loupe.spark;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamReader;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.types.StructType;

/**
 * Where a job's table of results lies, and how.
 *
 * @param address a folder or whatever else the format understands
 * @param format of the table, one that the session knows
 * @param options of the format
 * @param partitionBy columns that sort rows into folders
 */
record ResultPlace(
    String address, String format, Map<String, String> options, List<String> partitionBy) {

  /** The keys of a job that say it. */
  static final Set<String> KEYS = Set.of("--out", "--format", "--option", "--partition-by");

  /** Formats that are a folder of plain files to Spark. */
  private static final Set<String> FILES = Set.of("parquet", "orc", "json", "csv");

  static ResultPlace of(JobArguments arguments) {
    return new ResultPlace(
        arguments.required("--out"),
        arguments.one("--format").orElse("parquet"),
        arguments.pairs("--option"),
        arguments.all("--partition-by"));
  }

  /** Writes a table. */
  void save(Dataset<Row> verdicts) {
    verdicts
        .write()
        .format(format)
        .options(options)
        .partitionBy(partitionBy.toArray(String[]::new))
        .save(address);
  }

  /** A stream into the table, which {@code start()} begins. */
  DataStreamWriter<Row> streamOf(Dataset<Row> verdicts) {
    return verdicts
        .writeStream()
        .format(format)
        .options(options)
        .partitionBy(partitionBy.toArray(String[]::new))
        .option("path", address);
  }

  /** Whether the table is a folder of plain files, of which Spark keeps the list itself. */
  boolean isOfFiles() {
    return FILES.contains(format);
  }

  /** What is committed to the table and what comes, as a stream. */
  Dataset<Row> reread(SparkSession spark, StructType columns) {
    DataStreamReader reader = spark.readStream().format(format).options(options);
    return (isOfFiles() ? reader.schema(columns) : reader).load(address);
  }
}
