package dev.loupe.dataset;

import static dev.loupe.dataset.Plant.count;
import static dev.loupe.dataset.Plant.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFormatTest {

  @TempDir Path folder;

  @Test
  void readsEveryColumn() {
    Dataset dataset =
        table(
                "path,label,mask,split,type,group",
                "a.png,good,,train,,p1",
                "\"b,c.png\",good,,test,,p2",
                "d.png,defective,m.png,test,scratch,p3")
            .open();

    assertThat(dataset.format()).isEqualTo("csv");
    assertThat(sample(dataset, "a.png").split()).isEqualTo(Split.TRAIN);
    assertThat(sample(dataset, "b,c.png").group()).isEqualTo("p2");
    Sample scratched = sample(dataset, "d.png");
    assertThat(scratched.defectType()).isEqualTo("scratch");
    assertThat(scratched.mask().orElseThrow().mask(8, 6).area()).isEqualTo(1);
  }

  @Test
  void readsWhatSpreadsheetsWrite() {
    Plant plant = table();
    plant.text("dataset.csv", "\uFEFFPath;Label\r", "a.png;OK\r", "\r", "d.png;NG\r", ";\r");

    Dataset dataset = plant.open();

    assertThat(sample(dataset, "a.png").label()).isEqualTo(Label.GOOD);
    assertThat(sample(dataset, "d.png").label()).isEqualTo(Label.DEFECTIVE);
    assertThat(dataset.samples()).hasSize(2);
  }

  @Test
  void splitsWholeGroupsWhenNoRowNamesItsSplit() {
    Dataset dataset =
        table(
                "path,label,group",
                "a.png,good,p1",
                "\"b,c.png\",good,p1",
                "d.png,bad,p2",
                "e.png,good,p2")
            .open();

    assertThat(count(dataset, Split.TRAIN, Label.GOOD)).isEqualTo(2);
    assertThat(sample(dataset, "e.png").split()).isEqualTo(Split.TEST);
  }

  @Test
  void opensATableByItsName() {
    table().text("list.csv", "path,label", "a.png,good");

    assertThat(Datasets.open(folder.resolve("list.csv"), DatasetOptions.DEFAULT).name())
        .isEqualTo("list");
  }

  @Test
  void refusesAColumnNobodyKnows() {
    refused("path,label,colour", "a.png,good,red")
        .hasMessageContaining("dataset.csv, line 1")
        .hasMessageContaining("\"colour\" is not known");
  }

  @Test
  void namesTheLineOfAMissingFile() {
    refused("path,label", "a.png,good", "zzz.png,good")
        .hasMessageContaining("dataset.csv, line 3")
        .hasMessageContaining("no picture zzz.png");
    refused("path,label,mask", "a.png,good,", "d.png,bad,zzz.png")
        .hasMessageContaining("line 3")
        .hasMessageContaining("no mask zzz.png");
  }

  @Test
  void namesTheLineOfAWrongWord() {
    refused("path,label", "a.png,fine").hasMessageContaining("line 2: the label \"fine\"");
    refused("path,label,split", "a.png,good,learn").hasMessageContaining("line 2: the split");
    refused("path,label", "a.png").hasMessageContaining("line 2: the column \"label\" is empty");
    refused("path,label", "a.png,good,x,y").hasMessageContaining("line 2: 4 fields");
    refused("path,label,split", "a.png,good,train", "d.png,bad,")
        .hasMessageContaining("line 3: the split is missing");
    refused("path,label", "a.png,good", "a.png,good")
        .hasMessageContaining("line 3: the picture a.png was already in line 2");
    refused("path,label", "\"a.png,good").hasMessageContaining("line 2: a double quote");
  }

  @Test
  void countsLinesThroughQuotedLineBreaks() {
    refused("path,label,type", "a.png,good,\"two", "lines\"", "zzz.png,good,")
        .hasMessageContaining("line 4");
  }

  @Test
  void refusesADefectivePictureForTraining() {
    refused("path,label,split", "a.png,bad,train").hasMessageContaining("line 2");
  }

  private org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(String... lines) {
    Plant plant = table(lines);
    return assertThatThrownBy(plant::open).isInstanceOf(DatasetException.class);
  }

  private Plant table(String... lines) {
    return new Plant(folder)
        .pictures("a.png", "b,c.png", "d.png", "e.png")
        .masks("m.png")
        .text("dataset.csv", lines);
  }
}
