package dev.loupe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.Json;
import dev.loupe.dataset.PictureSource;
import dev.loupe.detector.BrightnessDetector;
import dev.loupe.image.Picture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The twins of a defect among drawn boards. */
@Tag("slow")
class FindSimilarTest {

  private static final int TEST_BOARDS = 6 + 4 * 3;

  @TempDir static Path folder;

  private static Path boards;
  private static Path detector;

  @BeforeAll
  static void drawAndTrain() {
    boards = folder.resolve("boards");
    detector = folder.resolve("board.loupe");
    draw(boards, 12, 6, 3, "192x128");
    train(boards, detector, 96, "--backbone", "seeded-small");
  }

  private static void draw(Path to, int train, int test, int perType, String size) {
    Shell drawn =
        Shell.run(
            "dataset",
            "boards",
            to,
            "--train",
            train,
            "--test",
            test,
            "--defects-per-type",
            perType,
            "--types",
            "missing-component,discolouration,scratch,contamination",
            "--size",
            size);
    assertThat(drawn.code()).as(drawn.err()).isZero();
  }

  private static void train(Path data, Path out, int size, Object... backbone) {
    List<Object> words = new ArrayList<>(List.of("train", data, "--out", out, "--size", size));
    words.addAll(List.of("--epochs", 1, "--set", "least_steps=10", "--held-out", "0.25"));
    words.addAll(List.of("--set", "synthetic.share=0", "--seed", 5));
    words.addAll(List.of(backbone));
    Shell trained = Shell.run(words.toArray());
    assertThat(trained.code()).as(trained.err()).isZero();
  }

  @Test
  void ranksATwinAboveEveryGoodBoard() throws Exception {
    List<String> ranked = ranked(detector, boards, "discolouration");

    assertThat(ranked).hasSize(TEST_BOARDS);
    assertThat(ranked.get(0)).isEqualTo("discolouration/000.png");
    assertThat(ranked.get(1)).startsWith("discolouration/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing-component", "discolouration"})
  void ranksTwinsFirstWithANetworkThatLearnedToSee(String kind) throws Exception {
    Optional<Path> weights =
        Optional.ofNullable(System.getenv("LOUPE_BACKBONES"))
            .map(folder -> Path.of(folder, "resnet18.safetensors"));
    assumeTrue(weights.filter(Files::exists).isPresent(), "LOUPE_BACKBONES has no resnet18");
    Path large = folder.resolve("large");
    Path seeing = folder.resolve("seeing.loupe");
    if (!Files.exists(seeing)) {
      draw(large, 10, 5, 4, "384x256");
      train(large, seeing, 256, "--backbone-weights", weights.get());
    }
    assertThat(ranked(seeing, large, kind).subList(0, 3))
        .allMatch(picture -> picture.startsWith(kind));
  }

  @Test
  void findsTheSameWhateverTheThreads() {
    Path looked = boards.resolve("test/scratch/000.png");
    Path archive = boards.resolve("test");
    Shell one = Shell.run("find-similar", detector, looked, archive, "--json", "--threads", 1);
    Shell five = Shell.run("find-similar", detector, looked, archive, "--json", "--threads", 5);
    assertThat(five.out()).isEqualTo(one.out());
  }

  @Test
  void laysThePicturesSideBySide() {
    Path page = folder.resolve("pages/twins.html");
    Shell shell =
        Shell.run(
            "find-similar",
            detector,
            boards.resolve("test/scratch/000.png"),
            boards.resolve("test"),
            "--top",
            5,
            "--report",
            page);
    assertThat(shell.code()).as(shell.err()).isZero();
    assertThat(shell.lines()).hasSize(1 + 5);
    assertThat(page).content().contains("Looked for", "scratch/000.png", "5 \u00b7 distance");
  }

  @Test
  void refusesWhatCannotBeLookedFor() {
    Path bright = BrightnessDetector.write(folder.resolve("bright.loupe"));
    Path looked = boards.resolve("test/good/000.png");

    Shell featureless = Shell.run("find-similar", bright, looked, looked);
    Shell outside = Shell.run("find-similar", detector, looked, looked, "--region", "180,10,50,10");
    Shell tooShort = Shell.run("find-similar", detector, looked, looked, "--region", "1,2");

    assertThat(featureless.code()).isEqualTo(1);
    assertThat(featureless.err()).contains("patch features", "Train it again");
    assertThat(outside.err()).contains("192 x 128");
    assertThat(tooShort.code()).isEqualTo(2);
  }

  private static List<String> ranked(Path detector, Path data, String kind) throws Exception {
    Path archive = data.resolve("test");
    Path mask = data.resolve("ground_truth/" + kind + "/000_mask.png");
    Path looked = archive.resolve(kind + "/000.png");
    Shell shell =
        Shell.run("find-similar", detector, looked, archive, "--region", region(mask), "--json");
    assertThat(shell.code()).as(shell.err()).isZero();
    List<String> ranked = new ArrayList<>();
    for (String line : shell.lines()) {
      JsonNode found = Json.mapper().readTree(line);
      ranked.add(archive.relativize(Path.of(found.path("picture").asText())).toString());
    }
    return ranked;
  }

  /** The smallest rectangle around a mask, as the command line wants it. */
  private static String region(Path mask) {
    Picture picture = PictureSource.of(mask).picture();
    int left = picture.width();
    int top = picture.height();
    int right = 0;
    int bottom = 0;
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        if (picture.at(x, y, 0) > 127) {
          left = Math.min(left, x);
          right = Math.max(right, x + 1);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y + 1);
        }
      }
    }
    return left + "," + top + "," + (right - left) + "," + (bottom - top);
  }
}
