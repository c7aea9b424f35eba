package dev.loupe.spark;

import java.nio.file.Path;
import java.util.OptionalDouble;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.reflect.ClassTag$;

/**
 * Inspects tables of pictures on Spark, batch or stream.
 *
 * <pre>{@code
 * SparkInspection inspection = SparkInspection.with(spark, Path.of("board7.loupe"));
 * Dataset<Row> pictures = PictureTable.ofAddress(spark, "s3a://archive/board7/2025/");
 * inspection.inspect(pictures).write().parquet("s3a://verdicts/board7/2025/");
 * }</pre>
 *
 * <p>The result has a row for each picture: the columns of the command line's Parquet and CSV
 * files, and {@code record}, the whole inspection as JSON. Verdicts, scores, regions and reasons
 * depend on the picture and the detector alone; {@code inspection_id}, times and timings are those
 * of the attempt that was kept. A picture that cannot be decoded is a row too, INVALID.
 *
 * <p>The artifact is broadcast, checked by its SHA-256 and loaded once in each executor's JVM;
 * executors need Loupe's jar and nothing else. Tasks of one executor share the detector and use one
 * thread each, so give an executor as many cores as the machine has, and about 1 GB beside the
 * heap.
 *
 * <p>Spark writes each picture's row once, retries and speculation included, as long as the table
 * format commits its files, as Parquet, Delta and Iceberg do.
 */
public final class SparkInspection {

  private final Broadcast<DetectorBytes> detector;
  private final double millimetresPerPixel;

  private SparkInspection(Broadcast<DetectorBytes> detector, double millimetresPerPixel) {
    this.detector = detector;
    this.millimetresPerPixel = millimetresPerPixel;
  }

  /**
   * With a detector.
   *
   * @throws dev.loupe.detector.ArtifactException when the artifact is damaged
   */
  public static SparkInspection with(SparkSession spark, Path detector) {
    return with(spark, detector, OptionalDouble.empty());
  }

  /** The same, for pictures of a known scale: regions then have an area in mm2. */
  public static SparkInspection with(
      SparkSession spark, Path detector, OptionalDouble millimetresPerPixel) {
    Broadcast<DetectorBytes> sent =
        spark
            .sparkContext()
            .broadcast(DetectorBytes.read(detector), ClassTag$.MODULE$.apply(DetectorBytes.class));
    return new SparkInspection(sent, millimetresPerPixel.orElse(0));
  }

  /**
   * Inspects.
   *
   * @param pictures with the column {@code path} and perhaps {@code content}, see {@link
   *     PictureTable}; a stream gives a stream
   */
  public Dataset<Row> inspect(Dataset<Row> pictures) {
    return inspect(pictures, new PictureIntake());
  }

  /**
   * Inspects messages of Kafka. Behind the columns of {@link #inspect} the result has {@code
   * topic}, {@code partition}, {@code offset} and {@code message_time}, and a row for each message,
   * those without a usable value included, which are INVALID. {@code serial} is the message's key.
   *
   * @param messages as {@link KafkaMessages} gives them
   * @param value what is in them
   */
  public Dataset<Row> inspectMessages(Dataset<Row> messages, MessageValue value) {
    return inspect(messages, new MessageIntake(value));
  }

  private Dataset<Row> inspect(Dataset<Row> rows, Intake intake) {
    return rows.mapPartitions(
        new PartitionInspection(detector, millimetresPerPixel, intake),
        Encoders.row(intake.schema()));
  }
}
