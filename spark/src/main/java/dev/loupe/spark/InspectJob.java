package dev.loupe.spark;

import dev.loupe.LoupeException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryException;

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
 * stopped; with {@code --once} what is there, and ends; {@code --every SECONDS} is how often it
 * looks. Every file is inspected once, over restarts too. With {@code --kafka-servers HOST:PORT
 * --topic NAME} it is the messages of Kafka topics; {@code --message-value} says whether they hold
 * pictures or paths, {@code --results-topic} names a topic for the records, {@code --kafka
 * NAME=VALUE} sets an option of Spark's connector.
 */
public final class InspectJob {

  private static final Set<String> KEYS =
      Stream.of(
              Set.of("--detector", "--input", "--partitions", "--mm-per-pixel", "--master"),
              ResultPlace.KEYS,
              InspectStream.KEYS)
          .flatMap(Set::stream)
          .collect(Collectors.toCollection(TreeSet::new));
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
      new InspectStream(spark, arguments).run(inspection);
    } else {
      ResultPlace.of(arguments).save(inspection.inspect(pictures(spark)));
    }
  }

  private OptionalDouble scale() {
    return arguments
        .one("--mm-per-pixel")
        .map(text -> OptionalDouble.of(Double.parseDouble(text)))
        .orElseGet(OptionalDouble::empty);
  }

  private Dataset<Row> pictures(SparkSession spark) {
    if (arguments.has("--topic")) {
      throw new LoupeException(
          "Topics are read with --stream; with --once too, only what is there.");
    }
    int partitions = arguments.count("--partitions");
    if (!arguments.has("--binary-files")) {
      List<Path> paths = arguments.all("--input").stream().map(Path::of).toList();
      return PictureTable.ofFiles(spark, paths, partitions);
    }
    Dataset<Row> pictures = PictureTable.ofAddress(spark, arguments.single("--input"));
    return partitions > 0 ? pictures.repartition(partitions) : pictures;
  }
}
