package dev.loupe.spark;

import dev.loupe.AtomicFile;
import dev.loupe.evaluation.Evaluation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/**
 * Evaluation at scale as a job for {@code spark-submit}.
 *
 * <pre>
 * spark-submit --class dev.loupe.spark.EvaluateJob loupe-spark-0.1.0-all.jar \
 *   --detector board7.loupe --data /archive/board7 --out figures.json
 * </pre>
 *
 * <p>{@code --data} is a data set in one of Loupe's layouts, which {@code --data-format} names
 * where it cannot be found out; {@code --partitions N} cuts the work; {@code --master} is for
 * trying out. The figures are those of {@code loupe evaluate --json}.
 */
public final class EvaluateJob {

  private static final Set<String> KEYS =
      Set.of("--detector", "--data", "--data-format", "--out", "--partitions", "--master");

  private EvaluateJob() {}

  /** Runs the job; what is wrong ends it with a message. */
  public static void main(String[] words) throws Exception {
    JobEnd.orMessage(
        () -> {
          JobArguments arguments = JobArguments.of(words, KEYS, Set.of());
          try (SparkSession spark = arguments.session("loupe evaluate")) {
            run(spark, words);
          }
        });
  }

  /** Runs the job in a session of somebody else. */
  static void run(SparkSession spark, String... words) {
    JobArguments arguments = JobArguments.of(words, KEYS, Set.of());
    Path out = Path.of(arguments.required("--out"));
    Evaluation evaluation =
        SparkEvaluation.evaluate(
            spark,
            Path.of(arguments.required("--detector")),
            arguments.required("--data"),
            arguments.one("--data-format").orElse(""),
            arguments.count("--partitions"));
    AtomicFile.write(out, evaluation.toJson().toString().getBytes(StandardCharsets.UTF_8));
  }
}
