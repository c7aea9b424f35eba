package dev.loupe.dataset;

import static dev.loupe.dataset.Plant.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reads the public data sets where they lie; needs the environment variable LOUPE_DATA. */
@Tag("slow")
class RealDataTest {

  @Test
  void readsTheMagneticTiles() {
    Dataset tiles = open("magnetic-tile", DatasetOptions.DEFAULT);

    assertThat(good(tiles)).isEqualTo(476);
    assertThat(defective(tiles)).isEqualTo(392);
    assertThat(count(tiles, Split.TRAIN, Label.GOOD)).isEqualTo(238);
    assertThat(count(tiles, Split.TEST, Label.DEFECTIVE)).isEqualTo(392);
    assertThat(tiles.samples()).filteredOn(Sample::defective).allMatch(s -> s.mask().isPresent());
    assertThat(groups(tiles, Split.TRAIN)).doesNotContainAnyElementsOf(groups(tiles, Split.TEST));
  }

  @Test
  void findsNoErrorInTheMagneticTiles() {
    DatasetReport report =
        DatasetCheck.of(open("magnetic-tile", DatasetOptions.DEFAULT), Progress.NONE);

    assertThat(report.spoilsAResult()).as(String.join("\n", report.lines())).isFalse();
    assertThat(report.problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.flaw()).isEqualTo(DatasetFlaw.EMPTY_MASK);
              assertThat(problem.count()).isEqualTo(4);
            });
  }

  @Test
  void readsTheCommutators() {
    Dataset commutators = open("kolektor-sdd", DatasetOptions.DEFAULT);

    assertThat(good(commutators)).isEqualTo(91);
    assertThat(defective(commutators)).isEqualTo(13);
    assertThat(groups(commutators, Split.TRAIN)).hasSize(6);
    assertThat(groups(commutators, Split.TEST)).hasSize(7);
  }

  @Test
  void readsTheCircuitBoards() {
    Dataset boards = open("deep-pcb", DatasetOptions.DEFAULT);

    assertThat(good(boards)).isEqualTo(235);
    assertThat(defective(boards)).isEqualTo(235);
    assertThat(count(boards, Split.TRAIN, Label.GOOD)).isEqualTo(200);
    assertThat(count(boards, Split.TEST, Label.GOOD)).isEqualTo(35);
    assertThat(count(boards, Split.TEST, Label.DEFECTIVE)).isEqualTo(35);
  }

  @Test
  void readsTheCubes() {
    Dataset cubes = open("dobot-cubes", DatasetOptions.DEFAULT);

    assertThat(cubes.format()).isEqualTo("folder");
    assertThat(good(cubes)).isEqualTo(116);
    assertThat(defective(cubes)).isEqualTo(72);
    assertThat(count(cubes, Split.TRAIN, Label.GOOD)).isEqualTo(58);
  }

  @Test
  void readsTheClothes() {
    Dataset bags = open("fashion-mnist", DatasetOptions.DEFAULT.withNormalClass("bag"));
    Path folder = data("fashion-mnist");

    assertThat(IdxFile.labels(folder.resolve("train-labels-idx1-ubyte.gz"))).hasSize(60_000);
    assertThat(IdxFile.labels(folder.resolve("t10k-labels-idx1-ubyte.gz"))).hasSize(10_000);
    assertThat(count(bags, Split.TRAIN, Label.GOOD)).isEqualTo(6_000);
    assertThat(count(bags, Split.TEST, Label.GOOD)).isEqualTo(1_000);
    assertThat(count(bags, Split.TEST, Label.DEFECTIVE)).isEqualTo(111);
    assertThat(bags.samples().get(0).source().picture().width()).isEqualTo(28);
  }

  private static long good(Dataset dataset) {
    return dataset.samples().stream().filter(sample -> !sample.defective()).count();
  }

  private static long defective(Dataset dataset) {
    return dataset.samples().stream().filter(Sample::defective).count();
  }

  private static Set<String> groups(Dataset dataset, Split split) {
    return dataset.samples().stream()
        .filter(sample -> sample.split() == split)
        .map(Sample::group)
        .collect(Collectors.toSet());
  }

  private static Dataset open(String name, DatasetOptions options) {
    return Datasets.open(data(name), options);
  }

  private static Path data(String name) {
    Optional<Path> folder = Optional.ofNullable(System.getenv("LOUPE_DATA")).map(Path::of);
    assumeTrue(folder.isPresent(), "LOUPE_DATA does not name the folder of the public data sets");
    Path data = folder.orElseThrow().resolve(name);
    assumeTrue(Files.isDirectory(data), "LOUPE_DATA has no folder " + name);
    return data;
  }
}
