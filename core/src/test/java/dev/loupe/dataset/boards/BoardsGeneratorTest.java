package dev.loupe.dataset.boards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.InterruptedWorkException;
import dev.loupe.Json;
import dev.loupe.LoupeException;
import dev.loupe.Progress;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardsGeneratorTest {

  private static final BoardsPlan PLAN =
      BoardsPlan.of(9, 2, 1, 1)
          .withTypes(List.of(DefectType.BRIDGE, DefectType.MISSING_COMPONENT))
          .withSize(160, 110);

  @TempDir Path folder;

  @Test
  void writesTheMvtecLayout() throws IOException {
    Path root = folder.resolve("boards");
    BoardsGenerator.write(root, PLAN, Progress.NONE);
    assertThat(files(root))
        .containsExactlyInAnyOrder(
            "boards.json",
            "train/good/000.png",
            "train/good/001.png",
            "test/good/000.png",
            "test/bridge/000.png",
            "test/missing-component/000.png",
            "ground_truth/bridge/000_mask.png",
            "ground_truth/missing-component/000_mask.png");
  }

  @Test
  void whatIsWrittenIsWhatIsPainted() throws IOException {
    Path root = folder.resolve("boards");
    BoardsGenerator.write(root, PLAN, Progress.NONE);
    PaintedBoard bridge = BoardsGenerator.paint(PLAN).get(3);
    BufferedImage image = ImageIO.read(root.resolve("test/bridge/000.png").toFile());
    BufferedImage mask = ImageIO.read(root.resolve("ground_truth/bridge/000_mask.png").toFile());
    for (int y = 0; y < 110; y++) {
      for (int x = 0; x < 160; x++) {
        assertThat(image.getRGB(x, y) & 255).isEqualTo(bridge.picture().at(x, y, 2));
        assertThat(image.getRGB(x, y) >> 16 & 255).isEqualTo(bridge.picture().at(x, y, 0));
        assertThat(mask.getRaster().getSample(x, y, 0)).isEqualTo(bridge.mask().at(x, y) ? 255 : 0);
      }
    }
  }

  @Test
  void writesDownHowToPaintItAgain() throws IOException {
    Path root = folder.resolve("boards");
    BoardsGenerator.write(root, PLAN, Progress.NONE);
    JsonNode json = Json.mapper().readTree(root.resolve("boards.json").toFile());
    assertThat(json.at("/generator").asInt()).isEqualTo(BoardsGenerator.VERSION);
    assertThat(json.at("/plan/seed").asLong()).isEqualTo(9);
    assertThat(json.at("/boards")).hasSize(5);
    assertThat(json.at("/boards/3/defect/type").asText()).isEqualTo("bridge");
    assertThat(json.at("/boards/0").has("defect")).isFalse();
  }

  @Test
  void takesAnEmptyFolderButNeverOverwrites() throws IOException {
    BoardsGenerator.write(Files.createDirectory(folder.resolve("empty")), PLAN, Progress.NONE);
    assertThatThrownBy(() -> BoardsGenerator.write(folder.resolve("empty"), PLAN, Progress.NONE))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("empty")
        .hasMessageContaining("Name another folder");
  }

  @Test
  void leavesNothingBehindWhenItIsStopped() throws IOException {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> BoardsGenerator.write(folder.resolve("boards"), PLAN, Progress.NONE))
        .isInstanceOf(InterruptedWorkException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(files(folder)).isEmpty();
  }

  @Test
  void aLargerPlanBeginsWithTheSamePictures() {
    BoardsPlan larger = new BoardsPlan(9, 3, 1, 1, PLAN.types(), 160, 110);
    assertThat(BoardsGenerator.paint(larger).get(1).picture().rgb())
        .isEqualTo(BoardsGenerator.paint(PLAN).get(1).picture().rgb());
  }

  @Test
  void countsItsPictures() {
    assertThat(PLAN.pictures()).isEqualTo(5);
    assertThat(BoardsGenerator.paint(PLAN)).hasSize(5);
    assertThatThrownBy(() -> BoardsPlan.of(1, -1, 0, 0)).hasMessageContaining("-1");
  }

  private static List<String> files(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .toList();
    }
  }
}
