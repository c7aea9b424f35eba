package dev.loupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.Sha256;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class LearnCommandTest {

  @TempDir static Path folder;
  @TempDir Path own;

  private static Path boards = Path.of("");
  private static Path detector = Path.of("");
  private static Shell training = new Shell(0, "", "");

  @BeforeAll
  static void drawAndTrain() {
    boards = folder.resolve("boards");
    detector = folder.resolve("board.loupe");
    Object[] drawing = {
      "dataset",
      "boards",
      boards,
      "--train",
      12,
      "--test",
      4,
      "--defects-per-type",
      2,
      "--types",
      "missing-component",
      "--size",
      "128x96"
    };
    assertThat(Shell.run(drawing).code()).isZero();
    training = train("patchcore", detector);
    assertThat(training.code()).as(training.err()).isZero();
  }

  private static Shell train(String method, Path out, Object... more) {
    Object[] words = {
      "train",
      boards,
      "--method",
      method,
      "--out",
      out,
      "--backbone",
      "seeded-small",
      "--size",
      64,
      "--held-out",
      "0.25",
      "--threads",
      1
    };
    Object[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return Shell.run(all);
  }

  @Test
  void trainingSaysBeforehandWhatMemoryItWillTake() {
    assertThat(training.err()).contains("9 pictures have", "MiB of memory (budget 1024 MiB)");
  }

  @Test
  void writesNothingWhenNobodySaysWhere() throws Exception {
    String before = Sha256.of(detector);

    Shell shell = Shell.run("learn", detector, strange(), "--preview", boards, "--threads", 1);

    assertThat(shell.code()).as(shell.err()).isZero();
    assertThat(shell.out()).contains("new: 1 picture", "preview: ", "Nothing was written");
    assertThat(Sha256.of(detector)).isEqualTo(before);
  }

  @Test
  void learnsAFalseCallIntoAnotherFileAndKeepsThePromiseAndTheHistory() throws Exception {
    String before = Sha256.of(detector);
    Path out = own.resolve("new.loupe");

    Shell shell =
        Shell.run("learn", detector, strange(), "--out", out, "--why", "a new lot", "--who", "Ann");
    Shell info = Shell.run("info", out);
    Shell inspected = Shell.run("inspect", out, strange());

    assertThat(shell.code()).as(shell.err()).isZero();
    assertThat(shell.out()).containsPattern("NG +OK").contains("after 1 OK", "Wrote ");
    assertThat(info.out())
        .contains("Ann: learned 1 further good picture (SHA-256 ", "a new lot")
        .doesNotContain("nothing is promised");
    assertThat(inspected.lines().get(1)).startsWith("OK");
    assertThat(Sha256.of(detector)).isEqualTo(before);
  }

  @Test
  void wantsAReasonBeforeItReplacesADetector() throws Exception {
    Path copy = Files.copy(detector, own.resolve("copy.loupe"));

    Shell refused = Shell.run("learn", copy, strange(), "--replace");
    Shell replaced = Shell.run("learn", copy, strange(), "--replace", "--why", "checked");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("--why");
    assertThat(replaced.code()).as(replaced.err()).isZero();
    assertThat(Sha256.of(copy)).isNotEqualTo(Sha256.of(detector));
  }

  @Test
  void saysWhatToDoWithAMethodThatCannotLearn() throws Exception {
    Path other = own.resolve("other.loupe");
    train("simplenet", other, "--epochs", 1, "--set", "least_steps=5");

    Shell shell = Shell.run("learn", other, strange());

    assertThat(shell.code()).isEqualTo(1);
    assertThat(shell.err()).contains("simplenet cannot learn", "patchcore", "train anew");
  }

  @Test
  void learnsNothingFromAPictureThatTheDetectorWouldTurnAway() throws Exception {
    Path black = own.resolve("black.png");
    ImageIO.write(new BufferedImage(128, 96, BufferedImage.TYPE_INT_RGB), "png", black.toFile());
    String before = Sha256.of(detector);

    Shell shell = Shell.run("learn", detector, black, "--replace", "--why", "lens cap");

    assertThat(shell.code()).isEqualTo(1);
    assertThat(shell.err()).contains("black.png", "INVALID", "too dark");
    assertThat(Sha256.of(detector)).isEqualTo(before);
  }

  /** A good board with a dark bar across it. */
  private Path strange() throws Exception {
    Path some;
    try (Stream<Path> files = Files.walk(boards)) {
      some =
          files.filter(file -> file.toString().matches(".*train.*png")).sorted().findFirst().get();
    }
    BufferedImage picture = ImageIO.read(some.toFile());
    for (int x = 0; x < picture.getWidth(); x++) {
      for (int y = 40; y < 60; y++) {
        picture.setRGB(x, y, x / 8 % 2 == 0 ? 0xff00ff : 0x00ff00);
      }
    }
    Path file = own.resolve("strange.png");
    ImageIO.write(picture, "png", file.toFile());
    return file;
  }
}
