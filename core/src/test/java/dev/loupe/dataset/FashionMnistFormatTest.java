package dev.loupe.dataset;

import static dev.loupe.dataset.Plant.count;
import static dev.loupe.dataset.Plant.ids;
import static dev.loupe.dataset.Plant.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FashionMnistFormatTest {

  private static final DatasetOptions BAGS = DatasetOptions.DEFAULT.withNormalClass("bag");

  @TempDir Path folder;

  @Test
  void learnsTheNormalClassAndDrawsAnomaliesAtTheRate() {
    Dataset dataset = clothes().open(BAGS);

    assertThat(dataset.name()).endsWith("/bag");
    assertThat(count(dataset, Split.TRAIN, Label.GOOD)).isEqualTo(5);
    assertThat(count(dataset, Split.TEST, Label.GOOD)).isEqualTo(10);
    assertThat(count(dataset, Split.TEST, Label.DEFECTIVE)).isEqualTo(1);
    Dataset half = clothes().open(BAGS.withAnomalyRate(0.5));
    assertThat(count(half, Split.TEST, Label.DEFECTIVE)).isEqualTo(10);
  }

  @Test
  void readsThePixelsOfThePictureMeant() {
    Dataset dataset = clothes().open(BAGS);

    Sample eighth = sample(dataset, "train/00018");
    assertThat(eighth.source().picture().at(1, 1, 2)).isEqualTo(18);
    assertThat(eighth.source().content()).hasSize(4).containsOnly(18);
  }

  @Test
  void takesTheClassByNumberToo() {
    assertThat(clothes().open(DatasetOptions.DEFAULT.withNormalClass("8")))
        .satisfies(byNumber -> assertThat(ids(byNumber)).isEqualTo(ids(clothes().open(BAGS))));
  }

  @Test
  void drawsOtherAnomaliesForAnotherSeedAndTheSameForTheSame() {
    DatasetOptions many = BAGS.withAnomalyRate(0.3);

    assertThat(ids(clothes().open(many))).isEqualTo(ids(clothes().open(many)));
    assertThat(ids(clothes().open(many))).isNotEqualTo(ids(clothes().open(many.withSeed(1))));
  }

  @Test
  void asksWhichClassIsNormal() {
    assertThatThrownBy(() -> clothes().open())
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("t-shirt, trouser");
    assertThatThrownBy(() -> clothes().open(DatasetOptions.DEFAULT.withNormalClass("hat")))
        .hasMessageContaining("\"hat\" is none of its classes");
  }

  @Test
  void refusesARateThatNeedsMoreAnomaliesThanThereAre() {
    assertThatThrownBy(() -> clothes().open(BAGS.withAnomalyRate(0.95)))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("needs 190 anomalies, but there are 90");
  }

  @Test
  void saysThatAFileIsCutOff() {
    Plant plant = clothes();
    plant.bytes("t10k-images-idx3-ubyte.gz", gzip(0x803, new int[] {100, 2, 2}, new byte[40]));

    assertThatThrownBy(() -> plant.open(BAGS))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("t10k-images-idx3-ubyte.gz is not a complete IDX file");
  }

  /** Fifty pictures to train on and a hundred to test on, of 2 x 2 pixels, class i mod 10. */
  private Plant clothes() {
    return new Plant(folder)
        .bytes("train-images-idx3-ubyte.gz", gzip(0x803, new int[] {50, 2, 2}, pixels(50)))
        .bytes("train-labels-idx1-ubyte.gz", gzip(0x801, new int[] {50}, labels(50)))
        .bytes("t10k-images-idx3-ubyte.gz", gzip(0x803, new int[] {100, 2, 2}, pixels(100)))
        .bytes("t10k-labels-idx1-ubyte.gz", gzip(0x801, new int[] {100}, labels(100)));
  }

  private static byte[] pixels(int pictures) {
    byte[] pixels = new byte[4 * pictures];
    for (int i = 0; i < pictures; i++) {
      Arrays.fill(pixels, 4 * i, 4 * i + 4, (byte) i);
    }
    return pixels;
  }

  private static byte[] labels(int pictures) {
    byte[] labels = new byte[pictures];
    for (int i = 0; i < pictures; i++) {
      labels[i] = (byte) (i % 10);
    }
    return labels;
  }

  private static byte[] gzip(int magic, int[] sizes, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
      out.writeInt(magic);
      for (int size : sizes) {
        out.writeInt(size);
      }
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
