package dev.loupe.feature;

import static dev.loupe.network.Interpreters.assertAgree;
import static dev.loupe.network.Interpreters.assertClose;
import static dev.loupe.network.Interpreters.random;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Interpreters;
import dev.loupe.network.Interpreters.Program;
import dev.loupe.network.Shape;
import dev.loupe.network.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PatchEmbeddingTest {

  @ParameterizedTest
  @CsvSource({"16, 16", "24, 24", "10, 16", "7, 12", "40, 40"})
  void closedFormEqualsUnfoldingAndPoolingTwice(int dimension, int layerDimension) {
    FloatTensor layer = random(1, 1, 8, 5, 6);
    AdaptivePooled embedding = new AdaptivePooled(dimension, layerDimension);
    FloatTensor found = onnx(embedding, layer);
    assertClose(found, naive(List.of(layer), dimension, layerDimension), 1e-5);
  }

  @ParameterizedTest
  @CsvSource({"16, 16", "15, 15", "10, 16", "7, 12"})
  void severalLayersOnOneGridEqualTheDefinition(int dimension, int layerDimension) {
    FloatTensor[] layers = {random(1, 1, 4, 5, 6), random(2, 1, 8, 5, 6), random(3, 1, 6, 5, 6)};
    AdaptivePooled embedding = new AdaptivePooled(dimension, layerDimension);
    assertClose(onnx(embedding, layers), naive(List.of(layers), dimension, layerDimension), 1e-5);
  }

  /** Golden numbers: embedding.py, in the reference code's order of steps, PyTorch 1.13. */
  @ParameterizedTest
  @CsvSource({"even, 16", "odd, 15"})
  void equalsTheReferenceCode(String golden, int dimension) throws IOException {
    FloatTensor[] layers = {formula(7919, 1, 6, 4, 5), formula(6007, 1, 8, 2, 3)};
    assertClose(onnx(AdaptivePooled.to(dimension), layers), golden(golden, dimension), 1e-5);
  }

  private static FloatTensor golden(String name, int dimension) throws IOException {
    try (InputStream in = PatchEmbeddingTest.class.getResourceAsStream("embedding.csv")) {
      String line =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(row -> row.startsWith(name))
              .findAny()
              .orElseThrow();
      String[] cells = line.split(",");
      float[] values = new float[cells.length - 1];
      for (int i = 0; i < values.length; i++) {
        values[i] = Float.parseFloat(cells[i + 1]);
      }
      return new FloatTensor(Shape.of(1, dimension, 4, 5), values);
    }
  }

  private static FloatTensor formula(int seed, long... sizes) {
    float[] values = new float[Math.toIntExact(Shape.of(sizes).elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (i * seed % 1009) / 1009 * 2 - 1;
    }
    return new FloatTensor(Shape.of(sizes), values);
  }

  @Test
  void allInterpretersAgreeOnBothEmbeddings() {
    FloatTensor fine = random(1, 1, 4, 8, 6);
    FloatTensor coarse = random(2, 1, 8, 4, 3);
    assertAgree((ops, x) -> AdaptivePooled.to(12).whole(ops, x), fine, coarse);
    assertAgree((ops, x) -> new Averaged().whole(ops, x), fine, coarse);
  }

  @Test
  void layersOfRealBackbonesFallIntoSmallGroups() {
    assertThat(groups(AdaptivePooled.to(1024), 512, 1024)).containsExactly(512, 512);
    assertThat(groups(AdaptivePooled.to(1536), 512, 1024)).containsExactly(256, 256);
    assertThat(groups(AdaptivePooled.to(1024), 128, 256)).containsExactly(128, 256);
  }

  @Test
  void averagedKeepsAllChannels() {
    assertThat(new Averaged().dimension(List.of(128, 256))).isEqualTo(384);
    assertThat(AdaptivePooled.to(1024).dimension(List.of(128, 256))).isEqualTo(1024);
  }

  private static List<Integer> groups(AdaptivePooled embedding, int... channels) {
    List<Integer> groups = new ArrayList<>();
    List<Shape> layers = Arrays.stream(channels).mapToObj(c -> Shape.of(1, c, 4, 4)).toList();
    Program program = (ops, x) -> embedding.whole(ops, x);
    List<FloatTensor> inputs = layers.stream().map(s -> FloatTensor.filled(s, 0)).toList();
    Interpreters.graph(program, inputs, Weights.NONE, new LinkedHashMap<>())
        .attributes("Conv", "group")
        .forEach(group -> groups.add(Math.toIntExact(group)));
    return groups;
  }

  private static FloatTensor onnx(PatchEmbedding embedding, FloatTensor... layers) {
    Program program = (ops, x) -> embedding.whole(ops, x);
    return Interpreters.onnx(program, List.of(layers), Weights.NONE);
  }

  /** Unfold, pool, stack, pool: word for word. */
  private static FloatTensor naive(List<FloatTensor> layers, int dimension, int layerDimension) {
    int height = layers.get(0).shape().count(2);
    int width = layers.get(0).shape().count(3);
    float[] result = new float[dimension * height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double[] stacked = new double[layers.size() * layerDimension];
        for (int l = 0; l < layers.size(); l++) {
          double[] pooled = pool(unfolded(layers.get(l), y, x), layerDimension);
          System.arraycopy(pooled, 0, stacked, l * layerDimension, layerDimension);
        }
        double[] vector = pool(stacked, dimension);
        for (int d = 0; d < dimension; d++) {
          result[(d * height + y) * width + x] = (float) vector[d];
        }
      }
    }
    return new FloatTensor(Shape.of(1, dimension, height, width), result);
  }

  private static double[] unfolded(FloatTensor layer, int y, int x) {
    int channels = layer.shape().count(1);
    int height = layer.shape().count(2);
    int width = layer.shape().count(3);
    double[] vector = new double[channels * 9];
    for (int i = 0; i < vector.length; i++) {
      int row = y + i % 9 / 3 - 1;
      int column = x + i % 3 - 1;
      boolean inside = row >= 0 && row < height && column >= 0 && column < width;
      vector[i] = inside ? layer.values()[(i / 9 * height + row) * width + column] : 0;
    }
    return vector;
  }

  private static double[] pool(double[] vector, int count) {
    double[] pooled = new double[count];
    for (int i = 0; i < count; i++) {
      int from = (int) Math.floor(i * (double) vector.length / count);
      int to = (int) Math.ceil((i + 1) * (double) vector.length / count);
      for (int j = from; j < to; j++) {
        pooled[i] += vector[j] / (to - from);
      }
    }
    return pooled;
  }
}
