package dev.loupe.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.Json;
import dev.loupe.LoupeException;
import dev.loupe.Progress;
import dev.loupe.dataset.boards.BoardsGenerator;
import dev.loupe.dataset.boards.BoardsPlan;
import dev.loupe.evaluation.CloserLook;
import dev.loupe.evaluation.Evaluation;
import dev.loupe.evaluation.ScoredSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a demonstration leaves behind: {@code boards/}, {@code board.loupe}, {@code heat-maps/} and
 * {@code report.html}.
 *
 * @param root where it all lies
 */
record DemoFolder(Path root) {

  private static final int TRAIN = 60;
  private static final int TEST = 20;
  private static final int PER_TYPE = 3;
  private static final int HEAT_MAPS = 6;

  Path boards() {
    return root.resolve("boards");
  }

  Path detector() {
    return root.resolve("board.loupe");
  }

  Path report() {
    return root.resolve("report.html");
  }

  Path station() {
    return root.resolve("station");
  }

  private Path heatMaps() {
    return root.resolve("heat-maps");
  }

  /**
   * Draws the boards, unless a former demonstration drew the same.
   *
   * @return what was done, as a sentence
   * @throws LoupeException when something else lies there
   */
  String draw(long seed, Progress progress) {
    BoardsPlan plan = BoardsPlan.of(seed, TRAIN, TEST, PER_TYPE);
    if (holds(plan)) {
      return "Using the " + plan.pictures() + " boards drawn before in " + boards() + ".";
    }
    requireFree();
    BoardsGenerator.write(boards(), plan, progress);
    return "Drew " + plan.pictures() + " boards in " + boards() + ".";
  }

  private boolean holds(BoardsPlan plan) {
    Path manifest = boards().resolve("boards.json");
    if (!Files.isRegularFile(manifest)) {
      return false;
    }
    try {
      JsonNode drawn = Json.mapper().readTree(manifest.toFile());
      return drawn.path("generator").asInt() == BoardsGenerator.VERSION
          && drawn
              .path("plan")
              .equals(Json.mapper().readTree(Json.mapper().writeValueAsBytes(plan)));
    } catch (IOException e) {
      return false;
    }
  }

  private void requireFree() {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> inside = Files.isDirectory(root) ? Files.list(root) : Stream.of(root)) {
      if (inside.findAny().isPresent()) {
        throw new LoupeException(
            "The demonstration was to go to "
                + root
                + ", but something else lies there. Remove it, or choose another place with --out"
                + " DIR.");
      }
    } catch (IOException e) {
      throw new LoupeException("The folder " + root + " cannot be listed: " + e, e);
    }
  }

  /** Keeps heat maps of the boards with the highest scores, one of each kind of defect. */
  void keepHeatMaps(Evaluation evaluation, Function<String, CloserLook> closerLook) {
    HeatMapFolder maps = new HeatMapFolder(heatMaps(), evaluation.setup().thresholds());
    List<ScoredSample> shown =
        evaluation.types().stream()
            .flatMap(type -> worst(evaluation, type.type()).stream())
            .limit(HEAT_MAPS)
            .toList();
    for (ScoredSample sample : shown) {
      maps.write(
          maps.draw(closerLook.apply(sample.id()).examination()),
          Path.of(sample.defectType() + ".jpg"));
    }
  }

  private static Optional<ScoredSample> worst(Evaluation evaluation, String type) {
    return evaluation.samples().stream()
        .filter(sample -> sample.defectType().equals(type))
        .max(Comparator.comparingDouble(ScoredSample::score));
  }

  /** What lies where. */
  String contents() {
    return String.join(
        System.lineSeparator(),
        "Boards     " + boards(),
        "Detector   " + detector(),
        "Heat maps  " + heatMaps(),
        "Report     " + report());
  }
}
