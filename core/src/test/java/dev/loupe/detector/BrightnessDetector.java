package dev.loupe.detector;

import dev.loupe.Json;
import dev.loupe.image.Picture;
import dev.loupe.image.PictureWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** A real detector for tests that score many pictures: the brighter, the more anomalous. */
public final class BrightnessDetector {

  private static final Thresholds THRESHOLDS =
      new Thresholds(
          200,
          150,
          10,
          180,
          120,
          0,
          new FalseCallPromise(0.06, 0.95, 48, 0.005, 598),
          List.of("made by a test"));

  private static final Provenance PROVENANCE =
      new Provenance(
          "boards",
          "boards",
          "00",
          10,
          4,
          "every fifth",
          7,
          "none",
          "",
          "0.1.0",
          "1.28",
          "here",
          Instant.parse("2026-01-01T00:00:00Z"),
          1.5);

  private BrightnessDetector() {}

  /** Writes the artifact: NG from 200, REVIEW from 150, on a grid of 32 x 32. */
  public static Path write(Path file) {
    byte[] graph = BrightnessGraph.of(32, 0.9871f);
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT_VERSION,
            "brightness",
            Json.mapper().createObjectNode().put("gain", 1),
            InputGeometry.whole(32),
            Acceptance.ANYTHING,
            THRESHOLDS,
            PROVENANCE);
    try (ScoringGraph loaded = ScoringGraph.open(graph, manifest.input())) {
      DetectorArtifact.of(manifest, graph, loaded, List.of(picture(0))).write(file);
    }
    return file;
  }

  /** A noisy picture of 40 x 30 with a spot; numbers give different scores. */
  public static Picture picture(int number) {
    SplittableRandom random = new SplittableRandom(number);
    byte[] rgb = new byte[40 * 30 * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) random.nextInt(40, 110);
    }
    int brightness = random.nextInt(110, 256);
    int left = random.nextInt(30);
    for (int y = 10; y < 16; y++) {
      int from = (y * 40 + left) * 3;
      Arrays.fill(rgb, from, from + 18, (byte) brightness);
    }
    return new Picture(40, 30, rgb);
  }

  /**
   * Writes pictures 0 to count - 1 as {@code a/00000.png}, {@code b/00001.png}, {@code
   * c/00002.png}, {@code a/00003.png} and so on.
   */
  public static void writePictures(Path folder, int count) throws IOException {
    for (String name : List.of("a", "b", "c")) {
      Files.createDirectories(folder.resolve(name));
    }
    for (int i = 0; i < count; i++) {
      PictureWriter.png(picture(i), folder.resolve("%c/%05d.png".formatted('a' + i % 3, i)));
    }
  }
}
