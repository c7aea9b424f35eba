package dev.loupe.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.Progress;
import dev.loupe.dataset.boards.BoardsGenerator;
import dev.loupe.dataset.boards.BoardsPlan;
import dev.loupe.dataset.boards.DefectType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCheckTest {

  @TempDir Path folder;

  @Test
  void findsNothingInACleanDataSetAndCountsIt() {
    DatasetReport report = check(clean());

    assertThat(report.problems()).isEmpty();
    assertThat(report.spoilsAResult()).isFalse();
    assertThat(report.count(Split.TRAIN, "good")).isEqualTo(20);
    assertThat(report.count(Split.TEST, "crack")).isEqualTo(1);
    assertThat(report.count(Split.TEST)).isEqualTo(2);
    assertThat(report.sizes()).containsExactly(Map.entry(new PictureSize(8, 6), 22));
    assertThat(report.depths()).containsExactly(Map.entry("8 bit, 1 channel", 22));
    assertThat(report.lines())
        .contains(
            "Training   20 pictures of 20 parts: 20 good",
            "Testing    2 pictures of 2 parts: 1 crack, 1 good",
            "Nothing here would spoil a result.");
  }

  @Test
  void findsAPictureThatCannotBeRead() {
    DatasetReport report =
        check(clean().bytes("train/good/zz.png", "not a picture".getBytes(StandardCharsets.UTF_8)));

    assertThat(report.spoilsAResult()).isTrue();
    assertThat(only(report, DatasetFlaw.UNREADABLE_PICTURE).examples().get(0))
        .startsWith("train/good/zz.png: ");
  }

  @Test
  void findsAPictureThatWasCutOff() throws Exception {
    Plant plant = clean();
    byte[] whole = Files.readAllBytes(folder.resolve("train/good/00.png"));
    plant.bytes("train/good/00.png", Arrays.copyOf(whole, whole.length - 20));

    assertThat(only(check(plant), DatasetFlaw.UNREADABLE_PICTURE).count()).isEqualTo(1);
  }

  @Test
  void findsAMaskOfTheWrongSize() {
    DatasetReport report =
        check(clean().grey("ground_truth/crack/0_mask.png", 4, 3, (x, y) -> 255));

    assertThat(report.spoilsAResult()).isTrue();
    assertThat(only(report, DatasetFlaw.WRONG_MASK_SIZE).examples().get(0))
        .contains("4 x 3")
        .contains("8 x 6");
  }

  @Test
  void findsAMaskThatIsNotBinaryOrEmpty() {
    DatasetReport grey =
        check(clean().grey("ground_truth/crack/0_mask.png", 8, 6, (x, y) -> 30 * x));
    DatasetReport empty = check(clean().emptyMasks("ground_truth/crack/0_mask.png"));

    assertThat(only(grey, DatasetFlaw.MASK_NOT_BINARY).examples())
        .containsExactly("test/crack/0.png");
    assertThat(grey.spoilsAResult()).isFalse();
    only(empty, DatasetFlaw.EMPTY_MASK);
  }

  @Test
  void findsDuplicatesAcrossAndWithinSplits() {
    DatasetReport across = check(clean().copy("train/good/03.png", "test/good/zz.png"));
    assertThat(across.spoilsAResult()).isTrue();
    assertThat(only(across, DatasetFlaw.DUPLICATE_ACROSS_SPLITS).examples())
        .containsExactly("train/good/03.png = test/good/zz.png");

    Plant plant = new Plant(folder.resolve("within"));
    DatasetReport within = check(fill(plant).copy("train/good/03.png", "train/good/zz.png"));
    assertThat(within.spoilsAResult()).isFalse();
    only(within, DatasetFlaw.DUPLICATE_WITHIN_SPLIT);
  }

  @Test
  void findsADuplicateThatWasSavedInAnotherFormat() throws Exception {
    Plant plant = clean();
    plant.image(
        "test/good/zz.bmp",
        javax.imageio.ImageIO.read(folder.resolve("train/good/03.png").toFile()));

    only(check(plant), DatasetFlaw.DUPLICATE_ACROSS_SPLITS);
  }

  @Test
  void findsThePictureCalledGoodAndDefective() {
    only(
        check(clean().copy("test/crack/0.png", "test/good/zz.png")),
        DatasetFlaw.CONTRADICTING_LABELS);
  }

  @Test
  void findsDefectsWithoutMasks() {
    assertThat(only(check(clean().pictures("test/dent/5.png")), DatasetFlaw.NO_MASK).examples())
        .containsExactly("test/dent/5.png");
  }

  @Test
  void findsGroupsOnBothSidesAndDefectsInTraining() {
    Dataset dataset = clean().open();
    List<Sample> samples =
        dataset.samples().stream()
            .map(sample -> sample.withGroup("the one"))
            .map(sample -> sample.defective() ? sample.withSplit(Split.TRAIN) : sample)
            .toList();

    DatasetReport report = DatasetCheck.of(new Dataset("mixed", "mvtec", samples), Progress.NONE);

    assertThat(report.problems())
        .extracting(DatasetProblem::flaw)
        .containsExactly(
            DatasetFlaw.GROUP_ON_BOTH_SIDES,
            DatasetFlaw.DEFECTIVE_IN_TRAINING,
            DatasetFlaw.NOTHING_TO_MEASURE_ON);
  }

  @Test
  void findsSizesThatGiveTheLabelAway() {
    DatasetReport report =
        check(
            clean()
                .grey("test/crack/0.png", 9, 9, (x, y) -> 3 * x)
                .grey("ground_truth/crack/0_mask.png", 9, 9, (x, y) -> x == y ? 255 : 0));

    assertThat(only(report, DatasetFlaw.FORMAT_TELLS_LABEL).examples())
        .containsExactly("size: good [8 x 6], defective [9 x 9]");
  }

  @Test
  void showsTheFirstExamplesOfManyAndCountsTheRest() {
    Plant plant = clean();
    for (int i = 0; i < 30; i++) {
      plant.pictures("test/dent/%02d.png".formatted(i));
    }

    DatasetReport report = check(plant);

    assertThat(only(report, DatasetFlaw.NO_MASK).count()).isEqualTo(30);
    assertThat(report.lines()).anyMatch(line -> line.strip().equals("... and 25 more"));
  }

  @Test
  void saysHowFarItIs() {
    AtomicLong steps = new AtomicLong();
    Progress counting =
        (what, total) ->
            new Progress.Task() {
              @Override
              public void advance(long more) {
                steps.addAndGet(more);
              }
            };

    DatasetCheck.of(clean().open(), counting);

    assertThat(steps).hasValue(22);
  }

  @Test
  void findsNothingWrongWithGeneratedBoards() {
    Path boards = folder.resolve("boards");
    BoardsGenerator.write(boards, BoardsPlan.of(1, 20, 2, 1).withSize(256, 176), Progress.NONE);
    Dataset dataset = Datasets.open(boards, DatasetOptions.DEFAULT);

    DatasetReport report = DatasetCheck.of(dataset, Progress.NONE);

    assertThat(dataset.format()).isEqualTo("boards");
    assertThat(report.problems()).isEmpty();
    assertThat(report.count(Split.TEST, "good")).isEqualTo(2);
    assertThat(report.count(Split.TEST)).isEqualTo(2 + DefectType.values().length);
  }

  private static DatasetProblem only(DatasetReport report, DatasetFlaw flaw) {
    assertThat(report.problems()).extracting(DatasetProblem::flaw).containsExactly(flaw);
    return report.problems().get(0);
  }

  private static DatasetReport check(Plant plant) {
    return DatasetCheck.of(plant.open(), Progress.NONE);
  }

  private Plant clean() {
    return fill(new Plant(folder));
  }

  private static Plant fill(Plant plant) {
    for (int i = 0; i < 20; i++) {
      plant.pictures("train/good/%02d.png".formatted(i));
    }
    return plant
        .pictures("test/good/0.png", "test/crack/0.png")
        .masks("ground_truth/crack/0_mask.png");
  }
}
