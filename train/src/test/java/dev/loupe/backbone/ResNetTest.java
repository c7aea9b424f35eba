package dev.loupe.backbone;

import static dev.loupe.network.Interpreters.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Interpreters;
import dev.loupe.network.Interpreters.Program;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.Shape;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ResNetTest {

  @ParameterizedTest
  @ValueSource(strings = {"resnet18", "resnet50-caffe"})
  @Tag("slow")
  void realWeightsGiveTheSameInTrainingAndInGraph(String id) {
    Weights weights = Weights.read(file(id));
    Program program = program(id, "layer3");
    ShapeOps shapes = Interpreters.shapes(program, List.of(image(1)));
    Weights own = weights.require(id, shapes.parameters());
    FloatTensor torch = Interpreters.torch(program, List.of(image(1)), own, shapes);
    assertClose(Interpreters.onnx(program, List.of(image(1)), own), torch, 1e-5);
  }

  /** Golden numbers: resnet.py, PyTorch 1.13. */
  @ParameterizedTest
  @CsvSource({
    "resnet18, layer1",
    "resnet18, layer3",
    "resnet50-caffe, layer1",
    "resnet50-caffe, layer2",
    "resnet50-caffe, layer3"
  })
  @Tag("slow")
  void realWeightsGivePyTorchsNumbers(String id, String layer) throws IOException {
    Weights weights = Weights.read(file(id));
    FloatTensor image = image(id.equals("resnet18") ? 1 : 50);
    FloatTensor found = Interpreters.onnx(program(id, layer), List.of(image), weights);
    List<String> golden = golden(id, layer);
    assertThat(found.shape().toString().replaceAll("[\\[\\] ]", "")).isEqualTo(golden.get(2));
    double largest = Double.parseDouble(golden.get(4));
    for (int i = 0; i < 24; i++) {
      double value = found.values()[i * 997 % found.values().length];
      assertThat(value).isCloseTo(Double.parseDouble(golden.get(5 + i)), within(1e-5 * largest));
    }
  }

  private static List<String> golden(String id, String layer) throws IOException {
    try (InputStream in = ResNetTest.class.getResourceAsStream("resnet.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> List.of(line.split(",")))
          .filter(cells -> cells.get(0).equals(id) && cells.get(1).equals(layer))
          .findAny()
          .orElseThrow();
    }
  }

  @Test
  void theGraphHoldsNoBatchNormAndOnlyTheLayersRead() {
    Program program = program("resnet18", "layer2");
    ShapeOps shapes = Interpreters.shapes(program, List.of(image(1)));
    Weights weights = Interpreters.randomWeights(shapes);
    OnnxGraph graph =
        Interpreters.graph(program, List.of(image(1)), weights, new LinkedHashMap<>());
    assertThat(graph.nodes("BatchNormalization")).isZero();
    assertThat(graph.nodes("Conv")).isEqualTo(10);
    assertThat(shapes.parameters()).noneMatch(p -> p.name().startsWith("layer3"));
  }

  @ParameterizedTest
  @CsvSource({
    "resnet18, 256, 11176512",
    "resnet50, 1024, 23508032",
    "wide_resnet50_2, 1024, 66834240",
    "resnet50-caffe, 1024, 23508032"
  })
  void architecturesHaveTorchvisionsParameters(String id, int channels, long learned) {
    ShapeOps shapes = new ShapeOps();
    ResNet network = BackboneSpec.require(id).network();
    Shape layer3 =
        network.apply(shapes, Shape.of(1, 3, 288, 288), List.of("layer3", "layer4")).get("layer3");
    assertThat(layer3).isEqualTo(Shape.of(1, channels, 18, 18));
    assertThat(
            shapes.parameters().stream()
                .filter(parameter -> parameter.kind().learned())
                .mapToLong(parameter -> parameter.shape().elements())
                .sum())
        .isEqualTo(learned);
  }

  @Test
  void saysWhichLayersThereAre() {
    assertThatThrownBy(
            () -> ResNet.small().apply(new ShapeOps(), Shape.of(1, 3, 64, 64), List.of("layer4")))
        .hasMessage("There are the layers [layer1, layer2, layer3], not [layer4]");
  }

  private static Program program(String id, String layer) {
    ResNet network = BackboneSpec.require(id).network();
    return (ops, x) ->
        Optional.ofNullable(network.apply(ops, x.get(0), List.of(layer)).get(layer)).orElseThrow();
  }

  /** The image of resnet.py. */
  private static FloatTensor image(int scale) {
    float[] values = new float[3 * 64 * 96];
    for (int i = 0; i < values.length; i++) {
      values[i] = ((float) (i * 7919 % 1009) / 1009 * 4 - 2) * scale;
    }
    return new FloatTensor(Shape.of(1, 3, 64, 96), values);
  }

  private static Path file(String id) {
    Optional<Path> folder = Optional.ofNullable(System.getenv("LOUPE_BACKBONES")).map(Path::of);
    Optional<Path> file = folder.map(f -> f.resolve(id + ".safetensors")).filter(Files::exists);
    assumeTrue(file.isPresent(), "LOUPE_BACKBONES names no folder with " + id + ".safetensors");
    return file.orElseThrow();
  }
}
