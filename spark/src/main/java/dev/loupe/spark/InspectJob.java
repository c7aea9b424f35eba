package dev.loupe.spark;

import dev.loupe.LoupeException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;

/**
 * Bulk inspection as a job for {@code spark-submit}.
 *
 * <pre>
 * spark-submit --class dev.loupe.spark.InspectJob loupe-spark-0.1.0-all.jar \
 *   --detector board7.loupe --input /archive/board7 --out /verdicts/board7
 * </pre>
 *
 * <p>{@code --input} may come again, and names files and folders that every executor can read; with
 * {@code --binary-files} addresses that Spark reads. {@code --partitions N} cuts the work; {@code
 * --format} and {@code --option KEY=VALUE} choose another table format that the session knows;
 * {@code --partition-by COLUMN} sorts rows into folders; {@code --mm-per-pixel} gives the scale;
 * {@code --master} is for trying out without {@code spark-submit}.
 *
 * <p>{@code --stream --checkpoint DIR} inspects what comes into the one input folder until it is
 * stopped; with {@code --once} what is there, and ends. Every file is inspected once, over restarts
 * too.
 */
public final class InspectJob {

  private static final Set<String> KEYS =
      Set.of(
          "--detector",
          "--input",
          "--out",
          "--partitions",
          "--format",
          "--option",
          "--partition-by",
          "--mm-per-pixel",
          "--master",
          "--checkpoint");
  private static final Set<String> SWITCHES = Set.of("--binary-files", "--stream", "--once");

  private final JobArguments arguments;

  private InspectJob(JobArguments arguments) {
    this.arguments = arguments;
  }

  /** Runs the job; what is wrong ends it with a message. */
  public static void main(String[] words) throws Exception {
    JobEnd.orMessage(
        () -> {
          JobArguments arguments = JobArguments.of(words, KEYS, SWITCHES);
          try (SparkSession spark = arguments.session("loupe inspect")) {
            new InspectJob(arguments).run(spark);
          }
        });
  }

  /** Runs the job in a session of somebody else. */
  static void run(SparkSession spark, String... words)
      throws TimeoutException, StreamingQueryException {
    new InspectJob(JobArguments.of(words, KEYS, SWITCHES)).run(spark);
  }

  private void run(SparkSession spark) throws TimeoutException, StreamingQueryException {
    SparkInspection inspection =
        SparkInspection.with(spark, Path.of(arguments.required("--detector")), scale());
    if (arguments.has("--stream")) {
      stream(inspection.inspect(PictureTable.ofStream(spark, input())));
    } else {
      batch(inspection.inspect(pictures(spark)));
    }
  }

  private OptionalDouble scale() {
    return arguments
        .one("--mm-per-pixel")
        .map(text -> OptionalDouble.of(Double.parseDouble(text)))
        .orElseGet(OptionalDouble::empty);
  }

  private String input() {
    List<String> inputs = arguments.all("--input");
    if (inputs.size() != 1) {
      throw new LoupeException("Needed is one --input, not " + inputs.size() + ".");
    }
    return inputs.get(0);
  }

  private Dataset<Row> pictures(SparkSession spark) {
    int partitions = arguments.count("--partitions");
    if (!arguments.has("--binary-files")) {
      List<Path> paths = arguments.all("--input").stream().map(Path::of).toList();
      return PictureTable.ofFiles(spark, paths, partitions);
    }
    Dataset<Row> pictures = PictureTable.ofAddress(spark, input());
    return partitions > 0 ? pictures.repartition(partitions) : pictures;
  }

  private void batch(Dataset<Row> verdicts) {
    verdicts
        .write()
        .format(format())
        .options(options())
        .partitionBy(arguments.all("--partition-by").toArray(String[]::new))
        .save(arguments.required("--out"));
  }

  private void stream(Dataset<Row> verdicts) throws TimeoutException, StreamingQueryException {
    verdicts
        .writeStream()
        .format(format())
        .options(options())
        .partitionBy(arguments.all("--partition-by").toArray(String[]::new))
        .option("checkpointLocation", arguments.required("--checkpoint"))
        .trigger(
            arguments.has("--once") ? Trigger.AvailableNow() : Trigger.ProcessingTime("5 seconds"))
        .start(arguments.required("--out"))
        .awaitTermination();
  }

  private String format() {
    return arguments.one("--format").orElse("parquet");
  }

  private Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : arguments.all("--option")) {
      int equals = option.indexOf('=');
      if (equals < 1) {
        throw new LoupeException("--option needs KEY=VALUE, not '" + option + "'.");
      }
      options.put(option.substring(0, equals), option.substring(equals + 1));
    }
    return options;
  }
}
