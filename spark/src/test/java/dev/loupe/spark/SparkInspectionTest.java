package dev.loupe.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.Json;
import dev.loupe.LoupeException;
import dev.loupe.detector.BrightnessDetector;
import dev.loupe.verdict.Inspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On Spark as without it, whatever the partitions and threads. */
@Tag("slow")
class SparkInspectionTest {

  private static final int PICTURES = 50;

  @TempDir static Path shared;
  @TempDir Path folder;

  private static Path detector;
  private static Path archive;
  private static Map<String, String> alone;

  @BeforeAll
  static void inspectAlone() throws IOException {
    detector = BrightnessDetector.write(shared.resolve("bright.loupe"));
    archive = shared.resolve("archive");
    BrightnessDetector.writePictures(archive, PICTURES);
    Files.writeString(archive.resolve("b/torn \u00fc.png"), "no picture");
    alone = Alone.inspect(detector, archive);
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "2, 3", "2, 7", "1, 3"})
  void givesEveryPictureTheVerdictItHasAlone(int threads, int partitions) {
    SparkSession spark = LocalSpark.withThreads(threads);
    Dataset<Row> pictures = PictureTable.ofFiles(spark, List.of(archive), partitions);

    Dataset<Row> verdicts = SparkInspection.with(spark, detector).inspect(pictures);

    assertThat(verdicts.javaRDD().getNumPartitions()).isEqualTo(partitions);
    assertThat(Alone.facts(verdicts)).hasSize(PICTURES + 1).isEqualTo(alone);
  }

  @Test
  void givesTheSameVerdictsForBytesThatSparkRead() {
    SparkSession spark = LocalSpark.withThreads(2);
    Dataset<Row> pictures = PictureTable.ofAddress(spark, archive.toString());

    Dataset<Row> verdicts = SparkInspection.with(spark, detector).inspect(pictures);

    assertThat(Alone.facts(verdicts)).isEqualTo(alone);
  }

  @Test
  void loadsADetectorOnceInAJvm() {
    SparkSession spark = LocalSpark.withThreads(2);
    int before = LoadedDetectors.count();
    for (int i = 0; i < 2; i++) {
      Dataset<Row> pictures = PictureTable.ofFiles(spark, List.of(archive), 5);
      SparkInspection.with(spark, detector).inspect(pictures).count();
    }
    assertThat(LoadedDetectors.count()).isBetween(1, before + 1);
  }

  @Test
  void keepsTheWholeRecord() throws IOException {
    SparkSession spark = LocalSpark.withThreads(2);
    Dataset<Row> pictures = PictureTable.ofFiles(spark, List.of(archive.resolve("a")), 2);

    List<Row> rows = SparkInspection.with(spark, detector).inspect(pictures).collectAsList();

    for (Row row : rows) {
      JsonNode record = Json.mapper().readTree(row.<String>getAs("record"));
      Inspection inspection = Json.mapper().treeToValue(record, Inspection.class);
      assertThat(inspection.image().reference()).isEqualTo(row.getAs("image"));
      assertThat(inspection.rawScore()).hasValue(row.<Double>getAs("raw_score"));
    }
  }

  @Test
  void refusesADamagedDetectorBeforeAnyWork() throws IOException {
    byte[] bytes = Files.readAllBytes(detector);
    bytes[bytes.length / 2] ^= 1;
    Path damaged = Files.write(folder.resolve("damaged.loupe"), bytes);

    assertThatThrownBy(() -> SparkInspection.with(LocalSpark.withThreads(2), damaged))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("damaged.loupe");
  }

  @Test
  void refusesBytesThatAreNotThoseThatWereSent() throws IOException {
    DetectorBytes sent = new DetectorBytes("bright", "00".repeat(32), Files.readAllBytes(detector));
    assertThatThrownBy(() -> LoadedDetectors.of(sent)).hasMessageContaining("SHA-256");
  }

  @Test
  void runsAsAJobIntoATableSortedByVerdict() throws Exception {
    SparkSession spark = LocalSpark.withThreads(2);
    Path out = folder.resolve("verdicts");

    InspectJob.run(
        spark,
        "--detector",
        detector.toString(),
        "--input",
        archive.toString(),
        "--out",
        out.toString(),
        "--partitions",
        "4",
        "--partition-by",
        "verdict");

    assertThat(out.resolve("verdict=INVALID")).isDirectory();
    Dataset<Row> verdicts = spark.read().parquet(out.toString());
    assertThat(verdicts.count()).isEqualTo(PICTURES + 1);
    assertThat(verdicts.select("verdict").distinct().count()).isEqualTo(4);
  }

  @Test
  void saysWhatAJobUnderstands() {
    assertThatThrownBy(() -> InspectJob.run(LocalSpark.withThreads(2), "--detectr", "x"))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("'--detectr'")
        .hasMessageContaining("--detector");
  }

  @Test
  void inspectsWhatComesIntoAFolderOnceEvenOverARestart() throws Exception {
    SparkSession spark = LocalSpark.withThreads(2);
    Path in = Files.createDirectories(folder.resolve("in"));
    Path out = folder.resolve("out");
    for (List<String> names : List.of(List.of("a"), List.of("b", "c"))) {
      for (String name : names) {
        copy(archive.resolve(name), in.resolve(name));
      }
      stream(spark, in, out, "checkpoint");
    }
    Map<String, String> streamed = Alone.facts(spark.read().parquet(out.toString()));
    assertThat(streamed).hasSize(PICTURES + 1).isEqualTo(Alone.inspect(detector, in));
  }

  @Test
  void refusesANewCheckpointForTheTableOfAnotherStream() throws Exception {
    SparkSession spark = LocalSpark.withThreads(2);
    Path in = archive.resolve("a");
    Path out = folder.resolve("out");
    stream(spark, in, out, "checkpoint");

    assertThatThrownBy(() -> stream(spark, in, out, "another"))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining(out + " is of a stream with another checkpoint than ");
  }

  private void stream(SparkSession spark, Path in, Path out, String checkpoint) throws Exception {
    InspectJob.run(
        spark,
        "--detector",
        detector.toString(),
        "--input",
        in.toString(),
        "--out",
        out.toString(),
        "--stream",
        "--once",
        "--checkpoint",
        folder.resolve(checkpoint).toString());
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
