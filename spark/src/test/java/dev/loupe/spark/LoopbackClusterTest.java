package dev.loupe.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.dataset.PictureFiles;
import dev.loupe.detector.BrightnessDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A master and two workers as processes; one worker is killed in the middle. With {@code
 * -Dloupe.cluster.pictures=20000} the same at size; with {@code -Dloupe.cluster.detector=FILE
 * -Dloupe.cluster.folder=DIR} with a detector and pictures of the plant, under new names again and
 * again where more are asked for than there are; docs/bulk.md has the commands.
 */
@Tag("slow")
class LoopbackClusterTest {

  private static final int PICTURES = Integer.getInteger("loupe.cluster.pictures", 400);
  private static final String DETECTOR = System.getProperty("loupe.cluster.detector", "");
  private static final String FOLDER = System.getProperty("loupe.cluster.folder", "");
  private static final int MEGABYTES =
      Integer.getInteger("loupe.cluster.memory", DETECTOR.isEmpty() ? 512 : 2048);

  @TempDir Path folder;

  @Test
  void inspectsEveryPictureExactlyOnceThoughAWorkerDies() throws Exception {
    Path detector = detector();
    Path archive = archive();
    int pictures = PictureFiles.below(archive).size();
    int partitions = Math.max(40, pictures / 250);
    Path out = folder.resolve("verdicts");
    try (LoopbackCluster cluster =
        LoopbackCluster.start(Files.createDirectories(folder.resolve("cluster")), MEGABYTES, 2)) {
      Instant begin = Instant.now();
      Process job = submit(cluster, detector, archive, out, partitions);

      int committed = awaitCommits(cluster, job, out, partitions / 4);
      cluster.kill(0);

      assertThat(committed).isBetween(1, partitions - 1);
      assertThat(job.waitFor(pictures + 120, TimeUnit.SECONDS)).isTrue();
      assertThat(job.exitValue()).as(cluster.log("driver")).isZero();
      Duration time = Duration.between(begin, Instant.now());
      System.out.printf("%d pictures, one of two workers killed: %s%n", pictures, time);
    }
    SparkSession spark = LocalSpark.withThreads(2);
    Map<String, String> verdicts = Alone.facts(spark.read().parquet(out.toString()));
    assertThat(verdicts).hasSize(pictures).isEqualTo(Alone.inspect(detector, archive));
  }

  private Path detector() {
    return DETECTOR.isEmpty()
        ? BrightnessDetector.write(folder.resolve("bright.loupe"))
        : Path.of(DETECTOR);
  }

  private Path archive() throws IOException {
    Path archive = folder.resolve("archive");
    if (FOLDER.isEmpty()) {
      BrightnessDetector.writePictures(archive, PICTURES);
      return archive;
    }
    List<Path> given = PictureFiles.below(Path.of(FOLDER));
    for (int i = 0; i < Integer.getInteger("loupe.cluster.pictures", given.size()); i++) {
      Path file = given.get(i % given.size()).toAbsolutePath();
      Path link = archive.resolve("%03d/%06d-%s".formatted(i / 1000, i, file.getFileName()));
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, file);
    }
    return archive;
  }

  private static Process submit(
      LoopbackCluster cluster, Path detector, Path archive, Path out, int partitions)
      throws IOException {
    return cluster.submit(
        "dev.loupe.spark.InspectJob",
        "--master",
        cluster.master(),
        "--detector",
        detector.toString(),
        "--input",
        archive.toString(),
        "--out",
        out.toString(),
        "--partitions",
        String.valueOf(partitions));
  }

  /** Waits until both workers work and some tasks have committed their files. */
  private static int awaitCommits(LoopbackCluster cluster, Process job, Path out, int enough)
      throws Exception {
    int committed = 0;
    while (job.isAlive() && (committed < enough || !cluster.works(0) || !cluster.works(1))) {
      Thread.sleep(5);
      committed = committed(out);
    }
    assertThat(job.isAlive()).as(() -> log(cluster)).isTrue();
    return committed;
  }

  private static String log(LoopbackCluster cluster) {
    try {
      return cluster.log("driver");
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static int committed(Path out) throws IOException {
    Path tasks = out.resolve("_temporary/0");
    if (!Files.isDirectory(tasks)) {
      return 0;
    }
    try (Stream<Path> inside = Files.list(tasks)) {
      return (int) inside.filter(path -> path.getFileName().toString().startsWith("task_")).count();
    }
  }
}
