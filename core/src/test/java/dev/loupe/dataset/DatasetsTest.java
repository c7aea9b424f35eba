package dev.loupe.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {

  @TempDir Path folder;

  @Test
  void listsWhatWasLookedForWhenNothingFits() {
    Plant plant = new Plant(folder).text("notes/readme.txt", "nothing here").text("a.webm", "");

    assertThatThrownBy(plant::open)
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("holds 1 folders (notes) and 1 files (*.webm)")
        .hasMessageContaining("mvtec: train/good")
        .hasMessageContaining("yarn-dyed: train/defect-free");
  }

  @Test
  void saysThatTheFolderIsEmpty() {
    assertThatThrownBy(() -> new Plant(folder).open()).hasMessageContaining("holds nothing");
  }

  @Test
  void saysThatThePathLeadsNowhere() {
    assertThatThrownBy(() -> Datasets.open(folder.resolve("gone"), DatasetOptions.DEFAULT))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("no such file or folder");
  }

  @Test
  void listsBothFormatsWhenTwoFitAndTakesTheOneNamed() {
    Plant plant =
        new Plant(folder)
            .pictures("train/good/1.png", "kos01/Part0.jpg", "kos02/Part0.jpg")
            .emptyMasks("kos01/Part0_label.bmp", "kos02/Part0_label.bmp");

    assertThatThrownBy(plant::open)
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("more than one way")
        .hasMessageContaining("mvtec:")
        .hasMessageContaining("kolektor-sdd:");
    assertThat(plant.open(DatasetOptions.DEFAULT.withFormat("kolektor-sdd")).samples()).hasSize(2);
  }

  @Test
  void refusesAnUnknownFormatAndListsTheOthers() {
    assertThatThrownBy(() -> new Plant(folder).open(DatasetOptions.DEFAULT.withFormat("coco")))
        .hasMessageContaining("\"coco\"")
        .hasMessageContaining("mvtec, visa");
  }

  @Test
  void saysWhatANamedFormatMisses() {
    Plant plant = new Plant(folder).pictures("good/1.png");
    for (DatasetFormat format : Datasets.formats()) {
      if (!format.id().equals("folder")) {
        assertThatThrownBy(() -> plant.open(DatasetOptions.DEFAULT.withFormat(format.id())))
            .isInstanceOf(DatasetException.class)
            .hasMessageContaining("Looked for");
      }
    }
  }
}
