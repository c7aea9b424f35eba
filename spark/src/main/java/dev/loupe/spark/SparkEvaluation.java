package dev.loupe.spark;

import static org.apache.spark.sql.functions.col;

import dev.loupe.Version;
import dev.loupe.dataset.Sample;
import dev.loupe.detector.Detector;
import dev.loupe.evaluation.Evaluation;
import dev.loupe.evaluation.LeftOut;
import dev.loupe.evaluation.PixelFigures;
import dev.loupe.evaluation.ScoredSample;
import dev.loupe.metric.Localisation;
import dev.loupe.metric.PixelCounts;
import dev.loupe.verdict.InspectionSetup;
import dev.loupe.verdict.ModelReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import scala.reflect.ClassTag$;

/**
 * Measures a detector on a labelled archive that is too big for one machine's memory or patience.
 *
 * <pre>{@code
 * Evaluation evaluation = SparkEvaluation.evaluate(
 *     spark, Path.of("board7.loupe"), "/archive/board7", "", 0);
 * evaluation.toJson();
 * }</pre>
 *
 * <p><b>Equal to one machine's, to the last bit.</b> Pictures are examined by the same {@code
 * Inspector}, each once. Image figures are computed on the driver from all scores, in the data
 * set's order. Pixels are counted where the picture is, by their exact 32-bit score and the area of
 * their defect; Spark adds the counts up and sorts them; the driver walks the sorted counts with
 * the code that one machine uses ({@link PixelCounts}). Nothing is rounded into bins. Times differ,
 * and SimpleNet's own PRO, which is no sum over pixels, is not computed.
 *
 * <p>Cost: a row of 16 bytes for each distinct score of a picture through Spark's shuffle, and for
 * each distinct score of the archive on the driver's disk; 1 KB a picture in the driver's memory.
 * Each executor's JVM lists the archive once.
 */
public final class SparkEvaluation {

  private static final int PICTURES_A_PIECE = 100;

  private final SparkSession spark;
  private final LabelledArchive archive;
  private final PartitionEvaluation work;
  private final int partitions;

  private SparkEvaluation(
      SparkSession spark, LabelledArchive archive, PartitionEvaluation work, int partitions) {
    this.spark = spark;
    this.archive = archive;
    this.work = work;
    this.partitions = partitions;
  }

  /**
   * Measures.
   *
   * @param root of the data set, readable by every executor
   * @param format id of its layout; "" to find out
   * @param partitions pieces of work; 0 for 100 pictures each
   */
  public static Evaluation evaluate(
      SparkSession spark, Path detector, String root, String format, int partitions) {
    Broadcast<DetectorBytes> sent =
        spark
            .sparkContext()
            .broadcast(DetectorBytes.read(detector), ClassTag$.MODULE$.apply(DetectorBytes.class));
    LabelledArchive archive = new LabelledArchive(root, format);
    PartitionEvaluation work =
        new PartitionEvaluation(
            new PartitionInspection(sent, 0, new PictureIntake()), archive, archive.marked());
    return new SparkEvaluation(spark, archive, work, partitions).evaluate();
  }

  private Evaluation evaluate() {
    Dataset<Row> measured =
        spark
            .createDataset(sampleIds().rdd(), Encoders.STRING())
            .mapPartitions(work, Encoders.row(MeasuredPicture.SCHEMA))
            .persist(StorageLevel.DISK_ONLY());
    try {
      return evaluation(pictures(measured), measured);
    } finally {
      measured.unpersist();
    }
  }

  private JavaRDD<String> sampleIds() {
    List<String> ids = archive.dataset().test().stream().map(Sample::id).toList();
    int pieces = partitions > 0 ? partitions : 1 + ids.size() / PICTURES_A_PIECE;
    return JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(ids, pieces);
  }

  private static Map<String, MeasuredPicture> pictures(Dataset<Row> measured) {
    Map<String, MeasuredPicture> pictures = new HashMap<>();
    for (Row row : measured.select("sample", "measured").collectAsList()) {
      pictures.put(row.getString(0), MeasuredPicture.of(row));
    }
    return pictures;
  }

  private Evaluation evaluation(Map<String, MeasuredPicture> pictures, Dataset<Row> measured) {
    List<ScoredSample> samples = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    Localisation localisation = new Localisation();
    int withMask = 0;
    int withoutMask = 0;
    for (Sample sample : archive.dataset().test()) {
      MeasuredPicture picture =
          Optional.ofNullable(pictures.get(sample.id()))
              .orElseThrow(() -> new IllegalStateException("No row for " + sample.id()));
      if (picture.inspection().rawScore().isEmpty()) {
        leftOut.add(LeftOut.of(sample, picture.inspection()));
        continue;
      }
      samples.add(ScoredSample.of(sample, picture.inspection()));
      picture.localisation().ifPresent(localisation::add);
      withMask += picture.localisation().isPresent() ? 1 : 0;
      withoutMask += picture.truthKnown() ? 0 : 1;
    }
    Detector detector = LoadedDetectors.of(work.inspection().detector().value());
    return Evaluation.of(
        archive.plan(detector.manifest()),
        setup(detector),
        samples,
        leftOut,
        work.marked() ? Optional.of(pixels(measured, localisation, withMask)) : Optional.empty(),
        withoutMask);
  }

  private InspectionSetup setup(Detector detector) {
    String id = work.inspection().detector().value().id();
    return InspectionSetup.of(
        new ModelReference(id, detector.sha256()), detector.manifest(), Version.current());
  }

  private static PixelFigures pixels(
      Dataset<Row> measured, Localisation localisation, int withMask) {
    FlatMapFunction<Row, Row> counts = row -> MeasuredPicture.counts(row).iterator();
    Dataset<Row> sorted =
        measured
            .flatMap(counts, Encoders.row(MeasuredPicture.COUNT_SCHEMA))
            .groupBy("key", "area")
            .sum("pixels")
            .orderBy(col("key").desc(), col("area").desc());
    try (SpooledCounts spooled = SpooledCounts.fetch(sorted.toLocalIterator())) {
      PixelCounts all = new PixelCounts(spooled);
      return PixelFigures.of(
          all.byPixel(),
          all.byComponent(),
          localisation,
          OptionalDouble.empty(),
          withMask,
          all.defects());
    }
  }
}
