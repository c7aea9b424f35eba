package dev.loupe.station.page;

import dev.loupe.Json;
import dev.loupe.detector.Acceptance;
import dev.loupe.detector.DetectorArtifact;
import dev.loupe.detector.FalseCallPromise;
import dev.loupe.detector.FeatureGraph;
import dev.loupe.detector.InputGeometry;
import dev.loupe.detector.Manifest;
import dev.loupe.detector.Provenance;
import dev.loupe.detector.ScoringGraph;
import dev.loupe.detector.Thresholds;
import dev.loupe.image.Picture;
import dev.loupe.network.Normalisation;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.OnnxOps;
import dev.loupe.network.OnnxValue;
import dev.loupe.network.PictureInput;
import dev.loupe.network.Weights;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A real, tiny detector for tests: the anomaly map is the brightness in 0..1, the score its
 * maximum. Bright spots on dark boards are what it calls defects.
 */
final class Spots {

  /** From here on a board is NG. */
  static final double THRESHOLD = 0.8;

  private static final InputGeometry INPUT = InputGeometry.whole(48);

  private Spots() {}

  static void write(Path file) {
    byte[] graph = graph();
    try (ScoringGraph loaded = ScoringGraph.open(graph, INPUT)) {
      List<Picture> examples = List.of(Boards.picture(false), Boards.picture(true));
      DetectorArtifact.of(manifest(), graph, loaded, examples).write(file);
    }
  }

  private static byte[] graph() {
    OnnxGraph.Builder graph = OnnxGraph.builder("spots");
    OnnxOps ops = new OnnxOps(graph, Weights.NONE);
    OnnxValue pixels = new PictureInput(INPUT, Normalisation.UNIT).emit(graph);
    graph.metadata(FeatureGraph.METADATA, pixels.name());
    OnnxValue grey = ops.reduceMean(pixels, false, 1);
    graph.output(ScoringGraph.MAP, ops.reshape(grey, INPUT.height(), INPUT.width()));
    graph.output(ScoringGraph.SCORE, ops.reduceMax(grey, false, 0, 1, 2));
    return graph.build().toBytes();
  }

  private static Manifest manifest() {
    Thresholds thresholds =
        new Thresholds(
            THRESHOLD,
            0.7,
            0.02,
            0.75,
            0.6,
            0.0001,
            new FalseCallPromise(0.06, 0.95, 48, 0.005, 598),
            List.of("made by a test"));
    return new Manifest(
        Manifest.FORMAT_VERSION,
        "spots",
        Json.mapper().createObjectNode().put("brightness", 1),
        INPUT,
        Acceptance.ANYTHING,
        thresholds,
        new Provenance(
            "boards",
            "folder",
            "00",
            10,
            48,
            "every fifth",
            7,
            "none",
            "",
            "0.1.0",
            "1.28",
            "a test's",
            Instant.parse("2026-01-01T00:00:00Z"),
            1.5));
  }
}
