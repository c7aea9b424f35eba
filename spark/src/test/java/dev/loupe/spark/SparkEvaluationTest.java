package dev.loupe.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.Progress;
import dev.loupe.Version;
import dev.loupe.dataset.boards.BoardsGenerator;
import dev.loupe.dataset.boards.BoardsPlan;
import dev.loupe.dataset.boards.DefectType;
import dev.loupe.detector.BrightnessDetector;
import dev.loupe.detector.Detector;
import dev.loupe.evaluation.Evaluation;
import dev.loupe.evaluation.Evaluator;
import dev.loupe.verdict.Inspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures of a cluster are those of one machine. */
@Tag("slow")
class SparkEvaluationTest {

  @TempDir static Path folder;

  private static Path detector;
  private static Path boards;
  private static Evaluation alone;

  @BeforeAll
  static void measureAlone() throws IOException {
    detector = BrightnessDetector.write(folder.resolve("bright.loupe"));
    boards = folder.resolve("boards");
    BoardsPlan plan =
        new BoardsPlan(3, 2, 5, 3, List.of(DefectType.SCRATCH, DefectType.DISCOLOURATION), 96, 64);
    BoardsGenerator.write(boards, plan, Progress.NONE);
    Files.writeString(boards.resolve("test/good/001.png"), "no picture");
    try (Detector opened = Detector.open(detector)) {
      Inspector inspector =
          Inspector.of(opened, "bright", Version.current(), Clock.systemUTC(), new SecureRandom());
      alone =
          new Evaluator(
                  inspector, new LabelledArchive(boards.toString(), "").plan(opened.manifest()))
              .evaluate(Progress.NONE);
    }
  }

  @Test
  void measuresToTheLastBitWhatOneMachineMeasures() {
    Evaluation spread =
        SparkEvaluation.evaluate(LocalSpark.withThreads(2), detector, boards.toString(), "", 5);

    assertThat(spread.image()).isEqualTo(alone.image());
    assertThat(figures(spread)).isEqualTo(figures(alone));
    assertThat(spread.pixel().orElseThrow().pro()).isEqualTo(alone.pixel().orElseThrow().pro());
    assertThat(spread.types()).isEqualTo(alone.types()).hasSize(2);
    assertThat(spread.leftOut()).hasSize(1);
  }

  @Test
  void runsAsAJob() throws IOException {
    Path out = folder.resolve("figures.json");
    EvaluateJob.run(
        LocalSpark.withThreads(2),
        "--detector",
        detector.toString(),
        "--data",
        boards.toString(),
        "--partitions",
        "2",
        "--out",
        out.toString());
    assertThat(Json.mapper().readTree(out.toFile()).path("aupro_0_3").asDouble())
        .isEqualTo(alone.pixel().orElseThrow().aupro03().orElseThrow());
  }

  private static ObjectNode figures(Evaluation evaluation) {
    ObjectNode json = evaluation.toJson();
    List<String> names = new java.util.ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    names.stream()
        .filter(name -> name.startsWith("ms_") || name.equals("pro_simplenet"))
        .forEach(json::remove);
    return json;
  }
}
