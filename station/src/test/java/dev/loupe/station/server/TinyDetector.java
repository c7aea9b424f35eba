package dev.loupe.station.server;

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
import dev.loupe.image.PictureWriter;
import dev.loupe.network.Normalisation;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.OnnxOps;
import dev.loupe.network.OnnxValue;
import dev.loupe.network.PictureInput;
import dev.loupe.network.Weights;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A real detector whose map is the grey picture, 0 to 1, times a gain, and whose score is the map's
 * largest value. NG from 0.8, REVIEW from 0.6.
 */
final class TinyDetector {

  private static final InputGeometry INPUT = InputGeometry.whole(32);

  private TinyDetector() {}

  static Path write(Path file, double gain) {
    byte[] graph = graph(gain);
    try (ScoringGraph loaded = ScoringGraph.open(graph, INPUT)) {
      DetectorArtifact.of(manifest(), graph, loaded, List.of(picture(0.2, 0), picture(0.3, 0.9)))
          .write(file);
    }
    return file;
  }

  private static byte[] graph(double gain) {
    OnnxGraph.Builder graph = OnnxGraph.builder("tiny");
    OnnxValue pixels = new PictureInput(INPUT, Normalisation.UNIT).emit(graph);
    OnnxOps ops = new OnnxOps(graph, Weights.NONE);
    OnnxValue map = ops.scale(ops.reduceMean(pixels, false, 0, 1), gain);
    graph.metadata(FeatureGraph.METADATA, pixels.name());
    graph.output("map", map);
    graph.output("score", ops.reduceMax(map, false, 0, 1));
    return graph.build().toBytes();
  }

  private static Manifest manifest() {
    return new Manifest(
        Manifest.FORMAT_VERSION,
        "tiny",
        Json.mapper().createObjectNode(),
        INPUT,
        new Acceptance(5, 250, 0, 0.2, 5, 8),
        new Thresholds(
            0.8,
            0.6,
            0.1,
            0.85,
            0.7,
            0,
            new FalseCallPromise(0.06, 0.95, 48, 0.005, 598),
            List.of("made by a test")),
        new Provenance(
            "tiny",
            "folder",
            "00",
            10,
            48,
            "none",
            7,
            "none",
            "",
            "0.1.0",
            "1.28.0",
            "here",
            Instant.parse("2026-01-01T00:00:00Z"),
            1));
  }

  /** A grey picture of 64 x 64 with a lighter square of 16 x 16 in its top left quarter. */
  static Picture picture(double grey, double square) {
    byte[] rgb = new byte[64 * 64 * 3];
    Arrays.fill(rgb, (byte) (grey * 255));
    for (int y = 8; square > 0 && y < 24; y++) {
      Arrays.fill(rgb, 3 * (y * 64 + 8), 3 * (y * 64 + 24), (byte) (square * 255));
    }
    return new Picture(64, 64, rgb);
  }

  static byte[] good() {
    return PictureWriter.png(picture(0.3, 0));
  }

  static byte[] bad() {
    return PictureWriter.png(picture(0.3, 0.95));
  }

  static byte[] doubtful() {
    return PictureWriter.png(picture(0.3, 0.7));
  }
}
