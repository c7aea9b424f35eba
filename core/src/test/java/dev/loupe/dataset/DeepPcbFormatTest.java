package dev.loupe.dataset;

import static dev.loupe.dataset.Plant.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.image.Mask;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeepPcbFormatTest {

  @TempDir Path folder;

  @Test
  void takesTemplatesAsGoodAndTestedBoardsAsDefective() {
    Dataset dataset = boards().open();

    assertThat(dataset.format()).isEqualTo("deep-pcb");
    Sample tested = sample(dataset, "group1/1/1001_test.png");
    assertThat(tested.label()).isEqualTo(Label.DEFECTIVE);
    assertThat(tested.defectType()).isEqualTo("mousebite");
    Mask mask = tested.mask().orElseThrow().mask(8, 6);
    assertThat(mask.area()).isEqualTo(3 * 4);
    assertThat(mask.at(1, 2)).isTrue();
    assertThat(mask.at(4, 2)).isFalse();
    assertThat(sample(dataset, "group1/1/1002_test.png").defectType()).isEqualTo("mixed");
  }

  @Test
  void keepsToTheOfficialLists() {
    Dataset dataset = boards().open();

    assertThat(sample(dataset, "group1/1/1000_temp.png").split()).isEqualTo(Split.TRAIN);
    assertThat(sample(dataset, "group1/1/1000_test.png").split()).isEqualTo(Split.UNUSED);
    assertThat(dataset.test())
        .extracting(Sample::id)
        .containsExactly("group1/1/1001_temp.png", "group1/1/1001_test.png");
    assertThat(sample(dataset, "group1/1/1002_temp.png").split()).isEqualTo(Split.UNUSED);
  }

  @Test
  void cutsOffWhatLiesOutsideThePicture() {
    Dataset dataset = boards().text("group1/1_not/1001.txt", "6,4,90,90,1").open();

    Sample tested = sample(dataset, "group1/1/1001_test.png");
    assertThat(tested.mask().orElseThrow().mask(8, 6).area()).isEqualTo(4);
  }

  @Test
  void namesTheLineOfAMalformedBox() {
    Plant plant = boards().text("group1/1_not/1001.txt", "1 1 2 2 1", "3 3 2 9 1");

    assertThatThrownBy(plant::open)
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("1001.txt, line 2")
        .hasMessageContaining("3 3 2 9 1");
  }

  private Plant boards() {
    Plant plant = new Plant(folder);
    for (String board : new String[] {"1000", "1001", "1002"}) {
      plant.pictures("group1/1/" + board + "_temp.png", "group1/1/" + board + "_test.png");
    }
    return plant
        .text("group1/1_not/1000.txt", "0 0 2 2 1")
        .text("group1/1_not/1001.txt", "1 2 4 6 3", "")
        .text("group1/1_not/1002.txt", "1 2 4 6 3", "0 0 1 1 6")
        .text("trainval.txt", "group1/1/1000.jpg group1/1_not/1000.txt")
        .text("test.txt", "group1/1/1001.jpg group1/1_not/1001.txt");
  }
}
