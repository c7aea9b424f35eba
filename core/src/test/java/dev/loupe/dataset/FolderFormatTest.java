package dev.loupe.dataset;

import static dev.loupe.dataset.Plant.count;
import static dev.loupe.dataset.Plant.ids;
import static dev.loupe.dataset.Plant.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderFormatTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"good,bad", "OK,NG", "normal,abnormal", "Normal,Anomaly", "pass,fail", "ok,nok"})
  void knowsTheWordsPlantsUse(String good, String bad) {
    Dataset dataset =
        new Plant(folder).pictures(good + "/1.png", good + "/2.jpg", bad + "/3.png").open();

    assertThat(dataset.format()).isEqualTo("folder");
    assertThat(count(dataset, Split.TRAIN, Label.GOOD)).isEqualTo(1);
    assertThat(count(dataset, Split.TEST, Label.GOOD)).isEqualTo(1);
    assertThat(count(dataset, Split.TEST, Label.DEFECTIVE)).isEqualTo(1);
  }

  @Test
  void takesAllGoodPicturesForTrainingWhenThereIsNothingElse() {
    assertThat(new Plant(folder).pictures("good/1.png", "good/a/2.png").open().train()).hasSize(2);
  }

  @Test
  void readsAFlatFolderAsGoodPictures() {
    Dataset dataset = new Plant(folder).pictures("1.png", "2.PNG").text("notes.txt", "x").open();

    assertThat(ids(dataset)).containsExactly("1.png", "2.PNG");
    assertThat(dataset.train()).hasSize(2);
  }

  @Test
  void takesFoldersInsideTheBadOneAsTypesAndFindsMasks() {
    Dataset dataset =
        new Plant(folder)
            .pictures("good/1.png", "bad/scratch/2.png", "bad/dent/3.png", "bad/4.png")
            .masks("bad/scratch/2_mask.png", "masks/dent/3.png")
            .open();

    assertThat(sample(dataset, "bad/scratch/2.png").defectType()).isEqualTo("scratch");
    assertThat(sample(dataset, "bad/scratch/2.png").mask()).isPresent();
    assertThat(sample(dataset, "bad/dent/3.png").mask()).isPresent();
    assertThat(sample(dataset, "bad/4.png").mask()).isEmpty();
    assertThat(sample(dataset, "bad/4.png").defectType()).isEqualTo("defect");
    assertThat(dataset.samples()).hasSize(4);
  }

  @Test
  void refusesBadPicturesAlone() {
    Plant plant = new Plant(folder).pictures("bad/1.png");

    assertThatThrownBy(plant::open)
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("no folder of good pictures")
        .hasMessageContaining("normal, ok, pass");
  }

  @Test
  void refusesAGoodFolderWithoutPictures() {
    Plant plant = new Plant(folder).text("good/readme.txt", "").pictures("bad/1.png");

    assertThatThrownBy(plant::open)
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("No picture of a good part");
  }

  @Test
  void followsLinksAndReportsTheBrokenOnes() throws IOException {
    Plant plant = new Plant(folder).pictures("store/1.png");
    Files.createDirectories(folder.resolve("set/good"));
    Files.createSymbolicLink(folder.resolve("set/good/a.png"), folder.resolve("store/1.png"));
    Files.createSymbolicLink(folder.resolve("set/good/b.png"), folder.resolve("gone.png"));

    Dataset dataset = Datasets.open(plant.root().resolve("set"), DatasetOptions.DEFAULT);

    assertThat(ids(dataset)).containsExactly("good/a.png", "good/b.png");
    assertThat(dataset.samples().get(0).source().picture().width()).isEqualTo(8);
    assertThat(DatasetCheck.of(dataset, dev.loupe.Progress.NONE).problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.flaw()).isEqualTo(DatasetFlaw.UNREADABLE_PICTURE);
              assertThat(problem.examples().get(0)).contains("good/b.png");
            });
  }

  @Test
  void endsWithAMessageWhenLinksGoInACircle() throws IOException {
    Plant plant = new Plant(folder).pictures("good/1.png");
    Files.createSymbolicLink(folder.resolve("good/again"), folder.resolve("good"));

    assertThatThrownBy(plant::open)
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("cannot be listed");
  }
}
