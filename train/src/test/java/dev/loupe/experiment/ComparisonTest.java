package dev.loupe.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.LoupeException;
import dev.loupe.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

  @TempDir Path folder;

  @Test
  void findsAChangeThatIsMoreThanTheSeedsScatter() {
    Comparison comparison = compare(run("a", 64, 0.90, 0.92, 0.91), run("b", 96, 0.95, 0.94, 0.96));
    assertThat(comparison.real()).isTrue();
    // Welch: p 0.0080, the only difference looked at
    assertThat(comparison.lines())
        .anySatisfy(line -> assertThat(line).contains("size: 64 -> 96"))
        .anySatisfy(line -> assertThat(line).contains("I-AUROC", "MORE THAN NOISE, p 0.008"));
  }

  @Test
  void leavesAChangeWithinTheNoiseAlone() {
    Comparison comparison = compare(run("a", 64, 0.90, 0.92, 0.91), run("b", 64, 0.92, 0.90, 0.92));
    assertThat(comparison.real()).isFalse();
    assertThat(comparison.lines())
        .anySatisfy(line -> assertThat(line).contains("I-AUROC", "within the noise"));
  }

  @Test
  void knowsTheVerySameFromTheAlike() {
    Comparison comparison = compare(run("a", 64, 0.90, 0.92, 0.91), run("b", 64, 0.90, 0.92, 0.91));
    assertThat(comparison.real()).isFalse();
    assertThat(comparison.lines())
        .anySatisfy(line -> assertThat(line).contains("the same"))
        .noneSatisfy(line -> assertThat(line).contains("changed:"));
  }

  @Test
  void saysThatTwoSeedsAreTooFewAndAsksTheTestPicturesInstead() {
    Comparison comparison = compare(run("a", 64, 0.5), run("b", 64, 0.99));
    assertThat(comparison.real()).isFalse();
    assertThat(comparison.lines())
        .anySatisfy(line -> assertThat(line).contains("too few seeds"))
        .anySatisfy(line -> assertThat(line).contains("over the test pictures, seed 0", "DeLong"));
  }

  @Test
  void namesRowsThatOnlyOneRunHas() {
    Path first = run("a", 64, 0.9);
    Path second = folder.resolve("empty");
    new RunRecord("t", "0.1.0", List.of()).write(second);
    assertThat(Comparison.of(first, second).lines())
        .anySatisfy(line -> assertThat(line).isEqualTo("Only in the first: padim on data"))
        .last()
        .asString()
        .contains("no finished row in common");
  }

  @Test
  void saysThatAFolderHoldsNoRun() {
    assertThatThrownBy(() -> Comparison.of(folder, folder))
        .isInstanceOf(LoupeException.class)
        .hasMessageContainingAll("run.json", folder.toString());
  }

  private static Comparison compare(Path first, Path second) {
    return Comparison.of(first, second);
  }

  /** A run whose seeds reached these image AUROCs; its scores part the pictures as well as that. */
  private Path run(String name, int size, double... aurocs) {
    Path run = folder.resolve(name);
    List<RunRecord.Entry> entries = new ArrayList<>();
    for (int seed = 0; seed < aurocs.length; seed++) {
      CellFolder cell = new CellFolder(run.resolve("cells/" + seed));
      cell.write(CellFolder.RESULT, Tiny.result(Tiny.order("padim", seed, size, 1), aurocs[seed]));
      cell.write(CellFolder.SCORES, scores(aurocs[seed]));
      entries.add(
          new RunRecord.Entry(
              "data",
              "padim",
              Optional.empty(),
              seed,
              "measured",
              "",
              Optional.of("cells/" + seed)));
    }
    new RunRecord("t", "0.1.0", entries).write(run);
    return run;
  }

  private static List<TestScore> scores(double quality) {
    List<TestScore> scores = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean defective = i % 2 == 0;
      double score = (i * 7 % 40) + (defective ? 60 * (quality - 0.5) : 0);
      scores.add(new TestScore("p" + i, defective, "x", score, Verdict.OK, 1));
    }
    return scores;
  }
}
