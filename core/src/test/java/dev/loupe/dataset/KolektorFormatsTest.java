package dev.loupe.dataset;

import static dev.loupe.dataset.Plant.count;
import static dev.loupe.dataset.Plant.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KolektorFormatsTest {

  @TempDir Path folder;

  @Test
  void callsAPartDefectiveWhenItsMaskHasASetPixel() {
    Dataset dataset = commutators(4).open();

    assertThat(dataset.format()).isEqualTo("kolektor-sdd");
    assertThat(dataset.samples()).hasSize(8);
    assertThat(sample(dataset, "kos01/Part0.jpg").label()).isEqualTo(Label.GOOD);
    assertThat(sample(dataset, "kos01/Part1.jpg").label()).isEqualTo(Label.DEFECTIVE);
    assertThat(sample(dataset, "kos01/Part1.jpg").mask()).isPresent();
  }

  @Test
  void keepsACommutatorOnOneSideAndItsDefectsOutOfTraining() {
    Dataset dataset = commutators(4).open();

    assertThat(count(dataset, Split.TRAIN, Label.GOOD)).isEqualTo(2);
    assertThat(count(dataset, Split.UNUSED, Label.DEFECTIVE)).isEqualTo(2);
    assertThat(count(dataset, Split.TEST, Label.GOOD)).isEqualTo(2);
    assertThat(count(dataset, Split.TEST, Label.DEFECTIVE)).isEqualTo(2);
    assertThat(dataset.train())
        .extracting(Sample::group)
        .doesNotContainAnyElementsOf(dataset.test().stream().map(Sample::group).toList());
  }

  @Test
  void namesTheMaskThatIsMissing() {
    Plant plant = commutators(1).pictures("kos01/Part7.jpg");

    assertThatThrownBy(plant::open)
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("Part7_label.bmp is missing");
  }

  @Test
  void readsTheSecondDataSetWithItsSplit() {
    Dataset dataset =
        new Plant(folder)
            .pictures("train/1.png", "train/2.png", "test/3.png", "test/4.png")
            .emptyMasks("train/1_GT.png", "test/3_GT.png")
            .masks("train/2_GT.png", "test/4_GT.png")
            .open();

    assertThat(dataset.format()).isEqualTo("kolektor-sdd2");
    assertThat(sample(dataset, "train/1.png").split()).isEqualTo(Split.TRAIN);
    assertThat(sample(dataset, "train/2.png").split()).isEqualTo(Split.UNUSED);
    assertThat(sample(dataset, "test/3.png").label()).isEqualTo(Label.GOOD);
    assertThat(sample(dataset, "test/4.png").label()).isEqualTo(Label.DEFECTIVE);
    assertThat(dataset.samples()).hasSize(4);
  }

  private Plant commutators(int parts) {
    Plant plant = new Plant(folder);
    for (int i = 1; i <= parts; i++) {
      plant
          .pictures("kos0%d/Part0.jpg".formatted(i), "kos0%d/Part1.jpg".formatted(i))
          .emptyMasks("kos0%d/Part0_label.bmp".formatted(i))
          .masks("kos0%d/Part1_label.bmp".formatted(i));
    }
    return plant;
  }
}
