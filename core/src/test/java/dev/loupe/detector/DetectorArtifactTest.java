package dev.loupe.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl;
import dev.loupe.Json;
import dev.loupe.image.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorArtifactTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeAnArtifact() {
    file = folder.resolve("board.loupe");
    artifact(1).write(file);
  }

  @Test
  void comesBackAsItWasWritten() {
    DetectorArtifact read = DetectorArtifact.read(file);
    assertThat(read.manifest()).isEqualTo(manifest());
    assertThat(read.graph()).isEqualTo(BrightnessGraph.of(32, 1));
    assertThat(read.conformance()).hasSize(2);
  }

  @Test
  void keepsWhatTheTrainingNoticedAndWhoHasNothingToSaySaysNothing() throws IOException {
    Manifest said =
        new Manifest(
            Manifest.FORMAT_VERSION,
            "brightness",
            manifest().settings(),
            manifest().input(),
            manifest().acceptance(),
            manifest().thresholds(),
            manifest().provenance(),
            Map.of("Chosen method", "brightness"));
    String json = Json.mapper().writeValueAsString(said);
    assertThat(Json.mapper().readValue(json, Manifest.class)).isEqualTo(said);
    assertThat(said.withThresholds(manifest().thresholds()).remarks())
        .containsEntry("Chosen method", "brightness");
    assertThat(Json.mapper().writeValueAsString(manifest())).doesNotContain("remarks");
  }

  @Test
  void leavesNothingBesideTheArtifact() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void givesTheScoresOfItsGraph() {
    try (Detector detector = Detector.open(file, ledger())) {
      Detection detection = detector.detect(noise(64, 48, 3));
      assertThat(detection.map().width()).isEqualTo(32);
      assertThat(detection.score()).isEqualTo(detection.map().max());
      assertThat(detection.atOriginalSize().width()).isEqualTo(64);
    }
  }

  @Test
  void replaysItsConformancePicturesOnFirstUseOnly() throws IOException {
    try (Detector detector = Detector.open(file, ledger())) {
      assertThat(ledger().passed(detector.sha256())).isTrue();
    }
    try (Stream<Path> entries = Files.list(folder.resolve("ledger"))) {
      assertThat(entries).hasSize(1);
    }
  }

  @Test
  void refusesAGraphThatScoresDifferentlyHere() {
    DetectorArtifact honest = artifact(1);
    new DetectorArtifact(honest.manifest(), BrightnessGraph.of(32, 1.05f), honest.conformance())
        .write(file);
    assertThatThrownBy(() -> Detector.open(file, ledger()))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining("conformance picture");
  }

  @Test
  void acceptsScoresThatDifferByRounding() {
    DetectorArtifact honest = artifact(1);
    new DetectorArtifact(honest.manifest(), BrightnessGraph.of(32, 1.0001f), honest.conformance())
        .write(file);
    Detector.open(file, ledger()).close();
  }

  @Test
  void refusesAnArtifactCutInHalf() throws IOException {
    byte[] content = Files.readAllBytes(file);
    for (int length : new int[] {0, 10, content.length / 4, content.length / 2}) {
      Files.write(file, Arrays.copyOf(content, length));
      assertThatThrownBy(() -> DetectorArtifact.read(file))
          .isInstanceOf(ArtifactException.class)
          .hasMessageContaining("is refused");
    }
  }

  @Test
  void refusesAnEditedManifestNamingIt() throws IOException {
    rewrite("manifest.json", text -> text.replace("\"seed\" : 7", "\"seed\" : 8"));
    assertThatThrownBy(() -> DetectorArtifact.read(file))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining("manifest.json was changed");
  }

  @Test
  void refusesAnArtifactFromTheFuture() throws IOException {
    rewrite(
        "manifest.json", text -> text.replace("\"format_version\" : 1", "\"format_version\" : 99"));
    assertThatThrownBy(() -> DetectorArtifact.read(file))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining("format 99")
        .hasMessageContaining("newer Loupe");
  }

  @Test
  void refusesAForeignEntry() throws IOException {
    rewrite("../../etc/passwd", text -> "x");
    assertThatThrownBy(() -> DetectorArtifact.read(file))
        .hasMessageContaining("does not belong there");
  }

  @Test
  void refusesWhateverASingleFlippedByteLeaves() throws IOException {
    byte[] content = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 300; i++) {
      byte[] flipped = content.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, flipped);
      try {
        DetectorArtifact read = DetectorArtifact.read(file);
        assertThat(read.graph()).isEqualTo(BrightnessGraph.of(32, 1));
        assertThat(read.manifest()).isEqualTo(manifest());
      } catch (ArtifactException expected) {
        assertThat(expected).hasMessageContaining("board.loupe");
      }
    }
  }

  @Test
  void refusesAGraphThatWouldReadOtherFiles() throws IOException {
    DetectorArtifact honest = artifact(1);
    OnnxMl.ModelProto.Builder stealing = OnnxMl.ModelProto.parseFrom(honest.graph()).toBuilder();
    stealing
        .getGraphBuilder()
        .addInitializer(
            OnnxMl.TensorProto.newBuilder()
                .setDataLocation(OnnxMl.TensorProto.DataLocation.EXTERNAL));
    new DetectorArtifact(honest.manifest(), stealing.build().toByteArray(), honest.conformance())
        .write(file);
    assertThatThrownBy(() -> DetectorArtifact.read(file))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining("would read other files");
  }

  @Test
  void namesAMissingFile() {
    assertThatThrownBy(() -> DetectorArtifact.read(folder.resolve("none.loupe")))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining("no detector at");
  }

  @Test
  void refusesAFileThatIsNoZip() throws IOException {
    Files.writeString(file, "hello");
    assertThatThrownBy(() -> DetectorArtifact.read(file)).hasMessageContaining("not a .loupe file");
  }

  @Test
  void changesThresholdsWithoutTouchingTheGraph() {
    DetectorArtifact read = DetectorArtifact.read(file);
    Thresholds moved =
        new Thresholds(
            240, 200, 3, 230, 190, 0, manifest().thresholds().promise(), List.of("a", "b"));
    read.withThresholds(moved).write(file);
    DetectorArtifact again = DetectorArtifact.read(file);
    assertThat(again.graph()).isEqualTo(read.graph());
    assertThat(again.manifest().thresholds()).isEqualTo(moved);
  }

  private ConformanceLedger ledger() {
    return new ConformanceLedger(folder.resolve("ledger"), "this machine");
  }

  private void rewrite(String entry, Function<String, String> change) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      zip.stream().forEach(one -> entries.put(one.getName(), content(zip, one)));
    }
    String old = new String(entries.getOrDefault(entry, new byte[0]), StandardCharsets.UTF_8);
    entries.put(entry, change.apply(old).getBytes(StandardCharsets.UTF_8));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> one : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(one.getKey()));
        zip.write(one.getValue());
      }
    }
  }

  private static byte[] content(ZipFile zip, ZipEntry entry) {
    try {
      return zip.getInputStream(entry).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DetectorArtifact artifact(float gain) {
    byte[] graph = BrightnessGraph.of(32, gain);
    try (ScoringGraph loaded = ScoringGraph.open(graph, manifest().input())) {
      return DetectorArtifact.of(
          manifest(), graph, loaded, List.of(noise(40, 30, 1), noise(32, 32, 2)));
    }
  }

  private static Manifest manifest() {
    Thresholds thresholds =
        new Thresholds(
            250,
            240,
            4,
            230,
            210,
            0.0001,
            new FalseCallPromise(0.06, 0.95, 48, 0.005, 598),
            List.of("made by a test"));
    Provenance provenance =
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
            "1.29",
            "here",
            Instant.parse("2026-01-01T00:00:00Z"),
            1.5);
    return new Manifest(
        Manifest.FORMAT_VERSION,
        "brightness",
        Json.mapper().createObjectNode().put("gain", 1),
        InputGeometry.whole(32),
        Acceptance.ANYTHING,
        thresholds,
        provenance);
  }

  private static Picture noise(int width, int height, long seed) {
    byte[] rgb = new byte[width * height * 3];
    new SplittableRandom(seed).nextBytes(rgb);
    return new Picture(width, height, rgb);
  }
}
