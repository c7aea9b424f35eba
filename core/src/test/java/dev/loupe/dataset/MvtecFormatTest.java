package dev.loupe.dataset;

import static dev.loupe.dataset.Plant.ids;
import static dev.loupe.dataset.Plant.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.image.Mask;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MvtecFormatTest {

  @TempDir Path folder;

  @Test
  void readsTrainTestAndMasks() {
    Dataset dataset = bottle().open();

    assertThat(dataset.format()).isEqualTo("mvtec");
    assertThat(ids(dataset))
        .containsExactly(
            "test/crack/000.png", "test/good/000.png", "train/good/000.png", "train/good/001.PNG");
    assertThat(dataset.train()).extracting(Sample::label).containsOnly(Label.GOOD);
    Sample crack = sample(dataset, "test/crack/000.png");
    assertThat(crack.defectType()).isEqualTo("crack");
    assertThat(crack.split()).isEqualTo(Split.TEST);
    Mask mask = crack.mask().orElseThrow().mask(Plant.WIDTH, Plant.HEIGHT);
    assertThat(mask.at(2, 3)).isTrue();
    assertThat(mask.area()).isEqualTo(1);
  }

  @Test
  void needsNoGroundTruth() {
    Dataset dataset =
        new Plant(folder).pictures("train/good/0.png", "test/good/0.png", "test/bent/0.png").open();

    assertThat(sample(dataset, "test/bent/0.png").mask()).isEmpty();
  }

  @Test
  void readsTheNamesOfBtad() {
    Dataset dataset =
        new Plant(folder)
            .pictures("train/ok/0.bmp", "test/ok/1.bmp", "test/ko/2.bmp")
            .masks("ground_truth/ko/2.png")
            .open();

    assertThat(sample(dataset, "test/ok/1.bmp").label()).isEqualTo(Label.GOOD);
    assertThat(sample(dataset, "test/ko/2.bmp").mask()).isPresent();
  }

  @Test
  void laysSeveralMasksOverEachOther() {
    Dataset dataset =
        new Plant(folder)
            .pictures("train/good/0.png", "validation/good/0.png", "test/logical/7.png")
            .masks("ground_truth/logical/7/000.png")
            .grey("ground_truth/logical/7/001.png", 8, 6, (x, y) -> y == 0 ? 255 : 0)
            .open();

    assertThat(sample(dataset, "test/logical/7.png").mask().orElseThrow().mask(8, 6).area())
        .isEqualTo(9);
    assertThat(dataset.train()).hasSize(2);
  }

  @Test
  void asksForTheCategoryWhereThereAreSeveral() {
    Plant plant = new Plant(folder).pictures("bottle/train/good/0.png", "Cable/train/good/0.png");

    assertThatThrownBy(plant::open)
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("Cable, bottle");
    Dataset cable = plant.open(DatasetOptions.DEFAULT.withCategory("cable"));
    assertThat(cable.name()).endsWith("/Cable");
    assertThat(ids(cable)).containsExactly("train/good/0.png");
    assertThatThrownBy(() -> plant.open(DatasetOptions.DEFAULT.withCategory("pill")))
        .hasMessageContaining("no category \"pill\"");
  }

  @Test
  void refusesAnEmptyTrainingFolder() {
    Plant plant = new Plant(folder).text("train/good/readme.txt", "").pictures("test/good/0.png");

    assertThatThrownBy(plant::open).hasMessageContaining("train/good is empty");
  }

  @Test
  void readsTheBoardsOfTheGeneratorByTheirRecipe() {
    Dataset dataset = bottle().text("boards.json", "{}").open();

    assertThat(dataset.format()).isEqualTo("boards");
    assertThat(dataset.samples()).hasSize(4);
  }

  private Plant bottle() {
    return new Plant(folder)
        .pictures("train/good/000.png", "train/good/001.PNG", "test/good/000.png")
        .pictures("test/crack/000.png")
        .masks("ground_truth/crack/000_mask.png")
        .text("train/good/Thumbs.db", "junk")
        .text("train/good/.DS_Store", "junk")
        .text("train/good/._000.png", "junk");
  }
}
