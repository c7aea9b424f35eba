package dev.loupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.Json;
import dev.loupe.Progress;
import dev.loupe.detector.BrightnessDetector;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many pictures: on threads, interrupted, resumed, in tables. */
@Tag("slow")
class BulkInspectionTest {

  private static final int PICTURES = 60;

  @TempDir static Path shared;
  @TempDir Path folder;

  private static Path detector;
  private static Path archive;

  @BeforeAll
  static void fillTheArchive() throws IOException {
    detector = BrightnessDetector.write(shared.resolve("bright.loupe"));
    archive = shared.resolve("archive");
    BrightnessDetector.writePictures(archive, PICTURES);
    Files.writeString(archive.resolve("b/torn.png"), "no picture");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void givesTheSameVerdictsInTheSameOrderOnAnyNumberOfThreads(int threads) throws IOException {
    Path one = inspect("one", "--threads", 1);
    Path many = inspect("many", "--threads", threads);

    assertThat(facts(many)).isEqualTo(facts(one)).hasSize(PICTURES + 1);
    assertThat(files(many)).isEqualTo(files(one));
  }

  @Test
  void writesTheVerdictsInTheOrderOfTheList() throws IOException {
    Path results = inspect("results", "--threads", 4);
    assertThat(references(results)).isSorted().hasSize(PICTURES + 1);
  }

  @Test
  void listsUnreadablePicturesInTheQuarantine() throws IOException {
    Path results = inspect("results");
    List<String> lines = Files.readAllLines(results.resolve("quarantine.csv"));
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).contains("torn.png").contains("could not be read");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 10})
  void goesOnWhereItWasStoppedAndLosesAndDoublesNothing(int partition) throws IOException {
    Object[] options = {"--partition-size", partition, "--format", "csv,parquet", "--threads", 3};
    Path whole = inspect("whole", options);
    Path results = folder.resolve("results");

    for (int stop : new int[] {1, 13, 20}) {
      Shell stopped = run(stopAfter(stop), results, options);
      assertThat(stopped.code()).as(stopped.err()).isEqualTo(130);
      assertThat(stopped.err()).contains("--resume");
      assertThat(Thread.interrupted()).isTrue();
    }
    Shell done = run(Progress.NONE, results, options);

    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.out()).contains("34 pictures were judged before.", "27 pictures: ");
    assertThat(facts(results)).isEqualTo(facts(whole));
    assertThat(csv(results)).hasSameSizeAs(csv(whole)).doesNotHaveDuplicates();
    assertThat(files(results)).isEqualTo(files(whole));
    assertThat(Files.readString(results.resolve("report.html"))).contains("61 pictures inspected");
  }

  @Test
  void mendsATornLineAndJudgesItsPictureAgain() throws IOException {
    Path whole = inspect("whole");
    Path results = folder.resolve("results");
    run(stopAfter(20), results);
    Thread.interrupted();
    cutOff(results.resolve("verdicts.jsonl"), 25);

    Shell done = run(Progress.NONE, results);

    assertThat(done.out()).contains("19 pictures were judged before.");
    assertThat(facts(results)).isEqualTo(facts(whole));
    assertThat(csv(results)).hasSize(1 + PICTURES + 1);
    assertThat(files(results)).isEqualTo(files(whole));
  }

  @Test
  void takesUpWhatCameInSince() throws IOException {
    Path in = Files.createDirectories(folder.resolve("in"));
    Files.copy(archive.resolve("b/00001.png"), in.resolve("b.png"));
    Path results = folder.resolve("results");
    Shell.run("inspect", detector, in, "--out", results, "--resume");
    Files.copy(archive.resolve("a/00000.png"), in.resolve("a.png"));

    Shell again = Shell.run("inspect", detector, in, "--out", results, "--resume");

    assertThat(again.out()).contains("1 picture was judged before.", "1 picture: ");
    assertThat(references(results)).hasSize(2);
  }

  @Test
  void resumesOnlyWhatWasBegunAlike() throws IOException {
    Path results = inspect("results");
    Path other = Files.copy(detector, folder.resolve("other.loupe"));
    Shell.run("thresholds", other, "--image", "220", "--why", "a trial");

    Shell detectors =
        Shell.run("inspect", other, archive, "--out", results, "--resume", "--no-rows");
    Shell options = run(Progress.NONE, results, "--heat-maps", "none");
    Shell overwrite = run(Progress.NONE, results, "--overwrite");

    assertThat(detectors.code()).isEqualTo(1);
    assertThat(detectors.err()).contains("cannot be resumed", "detector");
    assertThat(options.err()).contains("--heat-maps NONE");
    assertThat(overwrite.code()).isEqualTo(2);
  }

  @Test
  void cutsTheVerdictsIntoFiles() throws IOException {
    Path results = inspect("results", "--partition-size", 25, "--format", "parquet");

    assertThat(files(results.resolve("verdicts")))
        .containsExactly(
            "part-00000.jsonl",
            "part-00000.parquet",
            "part-00001.jsonl",
            "part-00001.parquet",
            "part-00002.jsonl",
            "part-00002.parquet");
    assertThat(Files.readAllLines(results.resolve("verdicts/part-00002.jsonl"))).hasSize(11);
    assertThat(results.resolve("verdicts.jsonl")).doesNotExist();
  }

  @Test
  void printsNoRowsWhenAskedNotTo() {
    Shell shell = Shell.run("inspect", detector, archive, "--no-rows");
    assertThat(shell.lines()).hasSize(1).first().asString().startsWith("61 pictures: ");
  }

  private Path inspect(String name, Object... options) {
    Path results = folder.resolve(name);
    Shell shell = run(Progress.NONE, results, options);
    assertThat(shell.code()).as(shell.err()).isZero();
    return results;
  }

  private static Shell run(Progress progress, Path results, Object... options) {
    List<Object> words = new ArrayList<>(List.of("inspect", detector, archive, "--out", results));
    words.addAll(List.of("--resume", "--no-rows"));
    words.addAll(List.of(options));
    return Shell.run(progress, words.toArray());
  }

  private static Progress stopAfter(int steps) {
    return (what, total) ->
        new Progress.Task() {
          private int done;

          @Override
          public void advance(long more) {
            done += (int) more;
            if (done == steps) {
              Thread.currentThread().interrupt();
            }
          }
        };
  }

  /** What of the records must not depend on threads, interruptions or the clock. */
  private static List<String> facts(Path results) throws IOException {
    List<String> facts = new ArrayList<>();
    for (JsonNode record : records(results)) {
      long bits = Double.doubleToRawLongBits(record.path("raw_score").asDouble());
      facts.add(
          record.at("/image/reference").asText()
              + " "
              + record.path("verdict").asText()
              + " "
              + bits
              + " "
              + record.path("regions")
              + " "
              + record.path("map").asText());
    }
    return facts;
  }

  private static List<String> references(Path results) throws IOException {
    return records(results).stream().map(record -> record.at("/image/reference").asText()).toList();
  }

  private static List<JsonNode> records(Path results) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    for (String name : files(results)) {
      if (name.endsWith(".jsonl")) {
        for (String line : Files.readAllLines(results.resolve(name))) {
          records.add(Json.mapper().readTree(line));
        }
      }
    }
    return records;
  }

  private static List<String> csv(Path results) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String name : files(results)) {
      if (name.endsWith(".csv") && name.contains("verdicts")) {
        List<String> all = Files.readAllLines(results.resolve(name));
        lines.addAll(lines.isEmpty() ? all : all.subList(1, all.size()));
      }
    }
    return lines;
  }

  private static List<String> files(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static void cutOff(Path file, int bytes) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(open.length() - bytes);
    }
  }
}
