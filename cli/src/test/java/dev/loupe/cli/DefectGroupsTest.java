package dev.loupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.Json;
import dev.loupe.detector.BrightnessDetector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups of defects from the command line, on drawn boards, from the pictures to the names. */
@Tag("slow")
class DefectGroupsTest {

  @TempDir static Path folder;

  private static Path boards;
  private static Path detector;
  private static Path groups;

  @BeforeAll
  static void drawTrainAndGroup() {
    boards = folder.resolve("boards");
    detector = folder.resolve("board.loupe");
    groups = folder.resolve("defects/groups.json");
    run(
        "dataset",
        "boards",
        boards,
        "--train",
        14,
        "--test",
        4,
        "--defects-per-type",
        6,
        "--types",
        "missing-component,discolouration,lifted-pad",
        "--size",
        "256x176");
    train(detector, 5);
    Shell grouped =
        run(
            "defects",
            "group",
            detector,
            boards,
            "--dataset",
            "--out",
            folder.resolve("defects"),
            "--groups",
            2);
    assertThat(grouped.out()).contains("in 2 groups", "purity", "Silhouette");
  }

  private static void train(Path out, int seed) {
    run(
        "train",
        boards,
        "--out",
        out,
        "--method",
        "patchcore",
        "--size",
        192,
        "--held-out",
        "0.25",
        "--seed",
        seed);
  }

  @Test
  void writesGroupsAPageAndTheLayout() throws Exception {
    assertThat(folder.resolve("defects/report.html"))
        .content()
        .contains("By group", "By kind of defect", "Groups and kinds", "data:image/jpeg");
    assertThat(folder.resolve("defects/groups.svg")).content().contains("<svg", "group 1");
    assertThat(folder.resolve("defects/types.svg"))
        .content()
        .containsAnyOf("discolouration", "missing-component");
    JsonNode written = Json.mapper().readTree(groups.toFile());
    assertThat(written.path("groups")).hasSize(2);
    assertThat(written.path("origin").path("model").asText()).isEqualTo("board");
  }

  @Test
  void saysInEveryRecordWhatTheRegionsAre() throws Exception {
    Path named = Files.copy(groups, folder.resolve("named.json"));
    Shell names = run("defects", "name", named, "1=lost part", "2=stain");
    assertThat(names.out()).contains("lost part", "stain");
    Path out = folder.resolve("results");
    Shell inspected =
        run(
            "inspect",
            detector,
            boards.resolve("test"),
            "--defect-groups",
            named,
            "--out",
            out,
            "--format",
            "csv,parquet");

    assertThat(inspected.out()).contains(" - ");
    int regions = 0;
    for (String line : Files.readAllLines(out.resolve("verdicts.jsonl"))) {
      for (JsonNode region : Json.mapper().readTree(line).path("regions")) {
        JsonNode nearest = region.path("nearest_group");
        boolean known = nearest.path("distance").asDouble() <= nearest.path("radius").asDouble();
        String name = nearest.path("number").asInt() == 1 ? "lost part" : "stain";
        assertThat(region.path("defect_group").asText()).isEqualTo(known ? name : "unknown");
        regions++;
      }
    }
    assertThat(regions).isPositive();
    List<String> csv = Files.readAllLines(out.resolve("verdicts.csv"));
    assertThat(csv.get(0)).endsWith("worst_defect_group,worst_group_number,worst_group_distance");
    assertThat(String.join("\n", csv)).containsAnyOf("lost part", "stain", "unknown");
    assertThat(out.resolve("report.html")).content().contains("NG parts by defect group");

    Shell other =
        Shell.run(
            "inspect",
            detector,
            boards.resolve("test"),
            "--out",
            out,
            "--resume",
            "--format",
            "csv,parquet");
    assertThat(other.code()).isEqualTo(1);
    assertThat(other.err()).contains("--defect-groups");
  }

  @Test
  void leavesRecordsWithoutGroupsAsTheyWere() throws Exception {
    List<String> plain = records(List.of());
    List<String> grouped = records(List.of("--defect-groups", groups));

    assertThat(plain).noneMatch(line -> line.contains("nearest_group"));
    for (int i = 0; i < plain.size(); i++) {
      assertThat(withoutGroups(grouped.get(i))).isEqualTo(withoutGroups(plain.get(i)));
    }
  }

  private static List<String> records(List<Object> options) {
    List<Object> words = new ArrayList<>(List.of("inspect", detector, boards.resolve("test")));
    words.add("--json");
    words.addAll(options);
    return run(words.toArray()).lines();
  }

  /** What does not depend on the clock, nor on groups. */
  private static String withoutGroups(String line) throws Exception {
    JsonNode record = Json.mapper().readTree(line);
    StringBuilder text =
        new StringBuilder(record.path("image") + record.path("raw_score").asText());
    for (JsonNode region : record.path("regions")) {
      text.append(region.path("bounding_box")).append(region.path("peak").asText());
    }
    return text.toString();
  }

  @Test
  void measuresNamesAgainstKinds() throws Exception {
    Path typed = folder.resolve("typed");
    run("defects", "group", detector, boards, "--dataset", "--groups", "types", "--out", typed);
    Path page = folder.resolve("evaluation.html");
    Shell evaluated =
        run(
            "evaluate",
            detector,
            boards,
            "--defect-groups",
            typed.resolve("groups.json"),
            "--json",
            "--report",
            page);

    JsonNode figures = Json.mapper().readTree(evaluated.out());
    assertThat(figures.path("group_correct").asDouble()).isGreaterThan(0.5);
    assertThat(figures.path("group_purity").asDouble()).isGreaterThan(0.5);
    assertThat(page).content().contains("Regions by defect group", "Called by their own kind");
    assertThat(
            Json.mapper()
                .readTree(run("evaluate", detector, boards, "--json").out())
                .has("group_purity"))
        .isFalse();
  }

  @Test
  void findsTheSameWhateverTheThreads() throws Exception {
    Path again = folder.resolve("again");
    run(
        "defects",
        "group",
        detector,
        boards,
        "--dataset",
        "--groups",
        2,
        "--out",
        again,
        "--threads",
        3);

    assertThat(again.resolve("groups.json")).hasSameTextualContentAs(groups);
    assertThat(again.resolve("groups.svg"))
        .hasSameTextualContentAs(folder.resolve("defects/groups.svg"));
  }

  @Test
  void refusesTheGroupsOfAnotherDetector() {
    Path other = folder.resolve("other.loupe");
    train(other, 6);
    Shell inspected = Shell.run("inspect", other, boards, "--defect-groups", groups);

    assertThat(inspected.code()).isEqualTo(1);
    assertThat(inspected.err()).contains("another detector (board", "Make them anew");
  }

  @Test
  void keepsItsGroupsWhenThresholdsChange() throws Exception {
    Path moved = Files.copy(detector, folder.resolve("moved.loupe"));
    run("thresholds", moved, "--image", "9", "--why", "a test");

    run("inspect", moved, boards.resolve("test"), "--defect-groups", groups);
  }

  @Test
  void saysWhatIsWrongInAMessage() throws Exception {
    Path cut = folder.resolve("cut.json");
    Files.writeString(cut, Files.readString(groups).substring(0, 5000));
    Path bright = BrightnessDetector.write(folder.resolve("bright.loupe"));
    Path out = folder.resolve("nowhere");

    refused(1, "cut.json", "inspect", detector, boards, "--defect-groups", cut);
    refused(1, "no such file", "defects", "name", folder.resolve("none.json"), "1=a");
    refused(1, "1 to 2", "defects", "name", groups, "3=scratch");
    refused(2, "2=scratch", "defects", "name", groups, "scratch");
    refused(1, "patch features", "defects", "group", bright, boards, "--out", out);
    refused(1, "no region", "defects", "group", detector, boards.resolve("train"), "--out", out);
    refused(
        1,
        "60 groups",
        "defects",
        "group",
        detector,
        boards.resolve("test"),
        "--out",
        out,
        "--groups",
        60);
    refused(
        2, "--dataset", "defects", "group", detector, boards, "--out", out, "--groups", "types");
    refused(
        2, "auto or types", "defects", "group", detector, boards, "--out", out, "--groups", "0");
    refused(1, "something in it", "defects", "group", detector, boards, "--out", boards);
    assertThat(out).doesNotExist();
    assertThat(groups).content().doesNotContain("scratch");
  }

  private static void refused(int code, String message, Object... words) {
    Shell shell = Shell.run(words);
    assertThat(shell.code()).as(shell.err()).isEqualTo(code);
    assertThat(shell.err()).contains(message);
  }

  private static Shell run(Object... words) {
    Shell shell = Shell.run(words);
    assertThat(shell.code()).as(shell.err()).isZero();
    return shell;
  }
}
