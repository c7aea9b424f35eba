package dev.loupe.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.LoupeException;
import dev.loupe.network.Initialisation;
import dev.loupe.network.Normalisation;
import dev.loupe.network.Shape;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackboneStoreTest {

  @TempDir Path folder;

  @Test
  void saysWhichFileToPutWhere() {
    BackboneStore store = BackboneStore.standard(Map.of("LOUPE_CACHE", folder.toString()));
    assertThatThrownBy(() -> store.load("wide_resnet50_2"))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining(
            folder.resolve("backbones").resolve("wide_resnet50_2.safetensors").toString())
        .hasMessageContaining("loupe-1");
  }

  @Test
  void listsTheBackbonesThereAre() {
    assertThatThrownBy(() -> new BackboneStore(folder).load("vgg"))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining(
            "resnet18, resnet50, wide_resnet50_2, resnet50-caffe, loupe-1, seeded-small");
  }

  @Test
  void loupesOwnBackboneNeedsNoFileAndHasSeenManyPictures() {
    Backbone backbone = new BackboneStore(folder).load("loupe-1");
    assertThat(backbone.sha256()).hasSize(64);
    assertThat(((ResNetBackbone) backbone).weights().metadata())
        .containsEntry("architecture", "loupe-1")
        .hasEntrySatisfying(
            "pictures", count -> assertThat(Long.parseLong(count)).isGreaterThan(100_000));
  }

  @Test
  void theSeededBackboneIsTheSameEverywhere() {
    Backbone backbone = new BackboneStore(folder).load("seeded-small");
    assertThat(backbone.sha256())
        .isEqualTo("35db30d5a0d31ff61bcf7621c3d0bdbcf224613e1e9703912ec4c6277e429407");
  }

  @Test
  void takesTheInputFromTheFile() throws IOException {
    Path file = folder.resolve("mine.safetensors");
    weights()
        .metadata("architecture", "resnet18")
        .metadata("input_mean", "[103.06,115.90,123.15]")
        .metadata("input_std", "[1.0,1.0,1.0]")
        .metadata("input_order", "BGR")
        .metadata("input_scale", "255.0")
        .build()
        .write(file, Weights.Precision.HALF);
    Backbone backbone = new BackboneStore(folder).load(file.toString());
    assertThat(backbone.id()).isEqualTo("resnet18");
    assertThat(backbone.normalisation())
        .isEqualTo(
            new Normalisation(
                Normalisation.Order.BGR,
                255,
                List.of(103.06, 115.90, 123.15),
                List.of(1.0, 1.0, 1.0)));
    assertThat(backbone.sha256()).hasSize(64);
    Files.move(file, folder.resolve("resnet18.safetensors"));
    assertThat(new BackboneStore(folder).load("resnet18")).isInstanceOf(ResNetBackbone.class);
  }

  @Test
  void refusesAFileThatDoesNotSayWhatItIs() {
    Path file = folder.resolve("mine.safetensors");
    weights().build().write(file, Weights.Precision.HALF);
    assertThatThrownBy(() -> new BackboneStore(folder).load(file.toString()))
        .hasMessageContaining("\"architecture\"");
    Path odd = folder.resolve("odd.safetensors");
    weights()
        .metadata("architecture", "resnet18")
        .metadata("input_mean", "grey")
        .build()
        .write(odd, Weights.Precision.HALF);
    assertThatThrownBy(() -> new BackboneStore(folder).load(odd.toString()))
        .hasMessageContaining("__metadata__");
  }

  @Test
  void refusesWeightsOfAnotherNetwork() {
    Path file = folder.resolve("resnet50.safetensors");
    weights().build().write(file, Weights.Precision.HALF);
    assertThatThrownBy(() -> new BackboneStore(folder).load("resnet50"))
        .hasMessageContaining("layer1.0.conv3.weight [256 x 64 x 1 x 1] is missing");
  }

  private static Weights.Builder weights() {
    ShapeOps shapes = new ShapeOps();
    ResNet.resnet18().apply(shapes, Shape.of(1, 3, 64, 64), List.of("layer1"));
    return Weights.builder().putAll(Initialisation.he(shapes.parameters(), 1));
  }
}
