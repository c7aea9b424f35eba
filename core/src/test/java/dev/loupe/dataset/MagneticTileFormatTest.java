package dev.loupe.dataset;

import static dev.loupe.dataset.Plant.sample;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MagneticTileFormatTest {

  @TempDir Path folder;

  @Test
  void readsPhotographsAndTheMasksBesideThem() {
    Dataset dataset = tiles().open();

    assertThat(dataset.format()).isEqualTo("magnetic-tile");
    assertThat(dataset.samples()).hasSize(7);
    Sample crack = sample(dataset, "MT_Crack/Imgs/exp1_num_5000.jpg");
    assertThat(crack.defectType()).isEqualTo("crack");
    assertThat(crack.mask().orElseThrow().mask(8, 6).area()).isEqualTo(1);
    assertThat(sample(dataset, "MT_Free/Imgs/exp1_num_100.jpg").mask()).isEmpty();
  }

  @Test
  void takesARunOfNearFrameNumbersForOneTile() {
    Dataset dataset = tiles().open();

    assertThat(group(dataset, "MT_Free/Imgs/exp1_num_100.jpg"))
        .isEqualTo(group(dataset, "MT_Free/Imgs/exp2_num_130.jpg"))
        .isNotEqualTo(group(dataset, "MT_Free/Imgs/exp1_num_900.jpg"));
  }

  @Test
  void keepsGoodPicturesOfADefectiveTileForTesting() {
    Dataset dataset = tiles().open(DatasetOptions.DEFAULT.withTrainShare(0.8));

    assertThat(sample(dataset, "MT_Free/Imgs/exp2_num_5030.jpg").split()).isEqualTo(Split.TEST);
  }

  @Test
  void knowsTheTilesThatCameByTwice() {
    Dataset dataset =
        tiles()
            .pictures("MT_Free/Imgs/exp6_num_9196.jpg", "MT_Free/Imgs/exp1_num_10334.jpg")
            .pictures("MT_Free/Imgs/exp3_num_10448.jpg")
            .open();

    assertThat(group(dataset, "MT_Free/Imgs/exp3_num_10448.jpg"))
        .isEqualTo(group(dataset, "MT_Free/Imgs/exp6_num_9196.jpg"));
  }

  private static String group(Dataset dataset, String id) {
    return sample(dataset, id).group();
  }

  private Plant tiles() {
    return new Plant(folder)
        .pictures("MT_Free/Imgs/exp1_num_100.jpg", "MT_Free/Imgs/exp2_num_130.jpg")
        .pictures("MT_Free/Imgs/exp1_num_900.jpg", "MT_Free/Imgs/exp1_num_1900.jpg")
        .emptyMasks("MT_Free/Imgs/exp1_num_100.png", "MT_Free/Imgs/exp2_num_130.png")
        .pictures("MT_Free/Imgs/exp2_num_5030.jpg")
        .pictures("MT_Crack/Imgs/exp1_num_5000.jpg", "MT_Fray/Imgs/exp1_num_7000.jpg")
        .masks("MT_Crack/Imgs/exp1_num_5000.png", "MT_Fray/Imgs/exp1_num_7000.png");
  }
}
