package dev.loupe.backbone;

import static dev.loupe.network.Interpreters.assertClose;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Interpreters;
import dev.loupe.network.Interpreters.Program;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResNetTest {

  private static final FloatTensor IMAGE = Interpreters.random(5, 1, 3, 64, 96);

  @ParameterizedTest
  @ValueSource(strings = {"resnet18", "resnet50-caffe"})
  void realWeightsGiveTheSameInTrainingAndInGraph(String id) {
    Weights weights = Weights.read(file(id));
    ResNet network = id.equals("resnet18") ? ResNet.resnet18() : ResNet.resnet50Caffe();
    for (String layer : List.of("layer1", "layer3")) {
      Program program = (ops, x) -> network.apply(ops, x.get(0), List.of(layer)).get(layer);
      ShapeOps shapes = Interpreters.shapes(program, List.of(IMAGE));
      Weights own = weights.require(id, shapes.parameters());
      FloatTensor torch = Interpreters.torch(program, List.of(IMAGE), own, shapes);
      assertClose(Interpreters.onnx(program, List.of(IMAGE), own), torch, 1e-5);
    }
  }

  private static Path file(String id) {
    Optional<Path> folder = Optional.ofNullable(System.getenv("LOUPE_BACKBONES")).map(Path::of);
    Optional<Path> file = folder.map(f -> f.resolve(id + ".safetensors")).filter(Files::exists);
    assumeTrue(file.isPresent(), "LOUPE_BACKBONES names no folder with " + id + ".safetensors");
    return file.orElseThrow();
  }
}
