package dev.loupe.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.LoupeException;
import dev.loupe.dataset.PictureFiles;
import dev.loupe.detector.BrightnessDetector;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of a real broker, which is a process beside this one. */
@Tag("slow")
class KafkaStreamTest {

  private static final int PICTURES = 40;
  private static final int PARTITIONS = 3;

  @TempDir static Path shared;
  @TempDir Path folder;

  private static KafkaBroker broker;
  private static Path detector;
  private static List<Path> files;
  private static Map<String, String> alone;

  @BeforeAll
  static void startBrokerAndInspectAlone() throws Exception {
    broker = KafkaBroker.start(shared.resolve("broker"));
    detector = BrightnessDetector.write(shared.resolve("bright.loupe"));
    Path archive = shared.resolve("archive");
    BrightnessDetector.writePictures(archive, PICTURES);
    Files.writeString(archive.resolve("b/torn \u00fc.png"), "no picture");
    files = PictureFiles.below(archive).stream().map(Path::toAbsolutePath).toList();
    alone = Alone.inspect(detector, archive);
  }

  @AfterAll
  static void stopBroker() throws InterruptedException {
    broker.close();
  }

  @Test
  void givesEveryMessageTheVerdictItsPictureHasAloneAndTellsATopic() throws Exception {
    SparkSession spark = LocalSpark.withThreads(2);
    broker.createTopic("pictures", PARTITIONS);
    broker.createTopic("verdicts", 1);
    sendPictures("pictures", files);
    broker.send("pictures", 0, "part-without-a-picture", null);
    broker.flush();

    InspectJob.run(spark, once("pictures", "--results-topic", "verdicts", "--partitions", "5"));

    Dataset<Row> table = table(spark);
    assertThat(bySerial(table.where("image_sha256 is not null"))).isEqualTo(alone);
    Row broken = table.where("image_sha256 is null").collectAsList().get(0);
    assertThat(broken.<String>getAs("verdict")).isEqualTo("INVALID");
    assertThat(broken.<String>getAs("reason")).contains("no value");
    assertThat(broken.<String>getAs("serial")).isEqualTo("part-without-a-picture");
    assertThat(broken.<String>getAs("image")).matches("kafka:pictures/0/\\d+");
    assertThat(table.count()).isEqualTo(PICTURES + 2);
    assertThat(table.select("topic", "partition", "offset").distinct().count())
        .isEqualTo(PICTURES + 2);
    assertThat(messages(spark, "verdicts"))
        .containsExactlyInAnyOrderElementsOf(rows(table.select("serial", "record")));
  }

  @Test
  void readsTheFilesThatMessagesName() throws Exception {
    SparkSession spark = LocalSpark.withThreads(2);
    broker.createTopic("paths", PARTITIONS);
    for (int i = 0; i < files.size(); i++) {
      broker.send("paths", i % PARTITIONS, null, utf8(files.get(i) + "\n"));
    }
    List<byte[]> unusable =
        List.of(utf8(""), utf8("a\0b"), utf8("x".repeat(5000)), Files.readAllBytes(files.get(0)));
    for (byte[] value : unusable) {
      broker.send("paths", 0, "unusable", value);
    }
    broker.send("paths", 1, "folder", utf8(shared.toString()));
    broker.send("paths", 1, "gone", utf8(shared.resolve("gone.png").toString()));
    broker.flush();

    InspectJob.run(spark, once("paths", "--message-value", "path"));

    Dataset<Row> table = table(spark);
    assertThat(Alone.facts(withoutPlace(table.where("serial is null")))).isEqualTo(alone);
    List<Row> broken = rows(table.where("serial is not null").select("serial", "verdict"));
    assertThat(broken).hasSize(unusable.size() + 2).allMatch(row -> "INVALID".equals(row.get(1)));
    assertThat(reasons(table, "unusable")).allMatch(reason -> reason.contains("not the path"));
    assertThat(reasons(table, "folder").get(0)).contains("is not a file");
    assertThat(reasons(table, "gone").get(0)).contains("There is no file");
  }

  @Test
  void losesAndDoublesNothingWhenItIsKilledInTheMiddle() throws Exception {
    broker.createTopic("killed", PARTITIONS);
    broker.createTopic("told", 1);
    List<Path> before = files.subList(0, 30);
    sendPictures("killed", before);
    broker.flush();
    String[] tell = {"--results-topic", "told"};

    Process driver =
        ChildJvm.driver(folder, "driver", 512)
            .with(InspectJob.class.getName(), "--master", "local[2]")
            .with(job("killed", tell))
            .with("--every", "0", "--kafka", "maxOffsetsPerTrigger=3")
            .start();
    awaitBatchUnderWay(driver);
    driver.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

    SparkSession spark = LocalSpark.withThreads(2);
    assertThat(table(spark).count()).isBetween(1L, before.size() - 1L);
    sendPictures("killed", files.subList(30, files.size()));
    broker.flush();
    InspectJob.run(spark, once("killed", tell));
    assertThat(bySerial(table(spark))).isEqualTo(alone);
    assertThat(new HashSet<>(messages(spark, "told")))
        .isEqualTo(new HashSet<>(rows(table(spark).select("serial", "record"))));
  }

  @Test
  void saysWhatToAddWhereTheConnectorIsMissing() throws IOException {
    SparkSession spark = LocalSpark.withThreads(2);
    Thread thread = Thread.currentThread();
    ClassLoader whole = thread.getContextClassLoader();
    ClassLoader bare = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader empty = new URLClassLoader(new URL[0], bare)) {
      thread.setContextClassLoader(empty);
      assertThatThrownBy(() -> KafkaMessages.stream(spark, "nobody:1", List.of("t"), Map.of()))
          .isInstanceOf(LoupeException.class)
          .hasMessageContaining("--packages org.apache.spark:spark-sql-kafka-0-10_2.13:4.1.1");
    } finally {
      thread.setContextClassLoader(whole);
    }
  }

  @Test
  void saysWhatItLacks() {
    SparkSession spark = LocalSpark.withThreads(2);
    assertThatThrownBy(() -> InspectJob.run(spark, once("t", "--message-value", "jpeg")))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("[picture, path], not 'jpeg'");
    assertThatThrownBy(() -> InspectJob.run(spark, once("t", "--input", "in")))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("not from both");
    assertThatThrownBy(() -> InspectJob.run(spark, once("t", "--kafka", "startingOffsets")))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("--kafka needs NAME=VALUE");
    assertThatThrownBy(
            () ->
                InspectJob.run(
                    spark, "--detector", detector.toString(), "--topic", "t", "--out", "o"))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("--stream");
  }

  private static void sendPictures(String topic, List<Path> pictures) throws IOException {
    for (int i = 0; i < pictures.size(); i++) {
      Path file = pictures.get(i);
      broker.send(topic, i % PARTITIONS, file.toString(), Files.readAllBytes(file));
    }
  }

  private String[] once(String topic, String... more) {
    String[] words = job(topic, more);
    return Stream.concat(Stream.of("--once"), Stream.of(words)).toArray(String[]::new);
  }

  private String[] job(String topic, String... more) {
    List<String> words = new ArrayList<>(List.of("--stream", "--topic", topic));
    words.addAll(List.of("--detector", detector.toString()));
    words.addAll(List.of("--kafka-servers", broker.servers()));
    words.addAll(List.of("--out", folder.resolve("out").toString()));
    words.addAll(List.of("--checkpoint", folder.resolve("checkpoint").toString()));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  /** Waits until some batches are committed and another is begun. */
  private void awaitBatchUnderWay(Process driver) throws Exception {
    int committed = 0;
    while (committed < 2 || count("offsets") == committed) {
      assertThat(driver.isAlive()).as(this::driverLog).isTrue();
      Thread.sleep(5);
      committed = count("commits");
    }
  }

  private String driverLog() {
    try {
      return Files.readString(folder.resolve("driver.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private int count(String what) throws IOException {
    Path batches = folder.resolve("checkpoint").resolve(what);
    if (!Files.isDirectory(batches)) {
      return 0;
    }
    try (Stream<Path> inside = Files.list(batches)) {
      return (int) inside.filter(path -> path.getFileName().toString().matches("\\d+")).count();
    }
  }

  private Dataset<Row> table(SparkSession spark) {
    return spark.read().parquet(folder.resolve("out").toString());
  }

  /** Facts as if the serial number, which is the file's path here, were the picture's name. */
  private static Map<String, String> bySerial(Dataset<Row> table) {
    return Alone.facts(
        withoutPlace(
            table.selectExpr(
                "* except (image, serial, reason)",
                "serial as image",
                "replace(reason, image, serial) as reason")));
  }

  private static Dataset<Row> withoutPlace(Dataset<Row> table) {
    return table.drop("topic", "partition", "offset", "message_time");
  }

  private static List<String> reasons(Dataset<Row> table, String serial) {
    return rows(table.where("serial = '" + serial + "'").select("reason")).stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static List<Row> messages(SparkSession spark, String topic) {
    return rows(
        spark
            .read()
            .format("kafka")
            .option("kafka.bootstrap.servers", broker.servers())
            .option("subscribe", topic)
            .load()
            .selectExpr("cast(key as string)", "cast(value as string)"));
  }

  private static List<Row> rows(Dataset<Row> table) {
    return table.collectAsList();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
