package dev.loupe.dataset;

import static dev.loupe.dataset.Plant.count;
import static dev.loupe.dataset.Plant.ids;
import static dev.loupe.dataset.Plant.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisaAndYarnFormatsTest {

  private static final String HEADER = "object,split,label,image,mask";

  @TempDir Path folder;

  @Test
  void readsTheOfficialSplitOfAProduct() {
    Dataset dataset = visa().open(DatasetOptions.DEFAULT.withCategory("pcb1"));

    assertThat(dataset.format()).isEqualTo("visa");
    assertThat(ids(dataset))
        .containsExactly(
            "pcb1/Data/Images/Anomaly/000.JPG",
            "pcb1/Data/Images/Normal/0.JPG",
            "pcb1/Data/Images/Normal/1.JPG");
    assertThat(sample(dataset, "pcb1/Data/Images/Normal/0.JPG").split()).isEqualTo(Split.TRAIN);
    Sample bent = sample(dataset, "pcb1/Data/Images/Anomaly/000.JPG");
    assertThat(bent.defectType()).isEqualTo("bent");
    assertThat(bent.mask().orElseThrow().mask(8, 6).area()).isEqualTo(48 - 8);
  }

  @Test
  void asksWhichProductIsMeant() {
    assertThatThrownBy(() -> visa().open())
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("candle, pcb1");
  }

  @Test
  void namesTheLineWhoseFileIsMissing() {
    Plant plant =
        visa()
            .text("split_csv/1cls.csv", HEADER, "pcb1,test,normal,pcb1/Data/Images/Normal/9.JPG,");

    assertThatThrownBy(plant::open)
        .hasMessageContaining("1cls.csv, line 2")
        .hasMessageContaining("9.JPG");
  }

  @Test
  void splitsAProductWithoutTheOfficialListAtRandom() {
    visa();

    Dataset dataset = Datasets.open(folder.resolve("pcb1"), DatasetOptions.DEFAULT);

    assertThat(dataset.format()).isEqualTo("visa");
    assertThat(count(dataset, Split.TRAIN, Label.GOOD)).isEqualTo(1);
    assertThat(count(dataset, Split.TEST, Label.GOOD)).isEqualTo(1);
    assertThat(sample(dataset, "Data/Images/Anomaly/000.JPG").mask()).isPresent();
  }

  @Test
  void readsAPatternOfYarnDyedFabric() {
    Dataset dataset =
        new Plant(folder)
            .pictures("SL1/train/defect-free/1.png", "SL1/test/defect-free/2.png")
            .pictures("SL1/test/defect/3.png", "SL2/train/defect-free/4.png")
            .masks("SL1/ground_truth/3.png")
            .open(DatasetOptions.DEFAULT.withCategory("SL1"));

    assertThat(dataset.format()).isEqualTo("yarn-dyed");
    assertThat(sample(dataset, "train/defect-free/1.png").split()).isEqualTo(Split.TRAIN);
    assertThat(sample(dataset, "test/defect-free/2.png").label()).isEqualTo(Label.GOOD);
    assertThat(sample(dataset, "test/defect/3.png").mask()).isPresent();
    assertThat(dataset.samples()).hasSize(3);
  }

  private Plant visa() {
    return new Plant(folder)
        .pictures("pcb1/Data/Images/Normal/0.JPG", "pcb1/Data/Images/Normal/1.JPG")
        .pictures("pcb1/Data/Images/Anomaly/000.JPG", "candle/Data/Images/Normal/0.JPG")
        .grey("pcb1/Data/Masks/Anomaly/000.png", 8, 6, (x, y) -> y == 0 ? 0 : 1 + y % 3)
        .text("pcb1/image_anno.csv", "image,label,mask", "pcb1/Data/Images/Anomaly/000.JPG,bent,")
        .text(
            "split_csv/1cls.csv",
            HEADER,
            "candle,train,normal,candle/Data/Images/Normal/0.JPG,",
            "pcb1,train,normal,pcb1/Data/Images/Normal/0.JPG,",
            "pcb1,test,normal,pcb1/Data/Images/Normal/1.JPG,",
            "pcb1,test,anomaly,pcb1/Data/Images/Anomaly/000.JPG,pcb1/Data/Masks/Anomaly/000.png");
  }
}
