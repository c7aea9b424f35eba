package dev.loupe.backbone;

import dev.loupe.LoupeException;
import dev.loupe.network.Initialisation;
import dev.loupe.network.Normalisation;
import dev.loupe.network.Shape;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The backbones that are known by name. */
public enum BackboneSpec {
  /** ResNet-18. */
  RESNET18("resnet18", ResNet::resnet18, Normalisation.IMAGENET),
  /** ResNet-50. */
  RESNET50("resnet50", ResNet::resnet50, Normalisation.IMAGENET),
  /** WideResNet-50-2, the one of the SimpleNet and PatchCore papers. */
  WIDE_RESNET50_2("wide_resnet50_2", ResNet::wideResnet50, Normalisation.IMAGENET),
  /** ResNet-50 as He et al. released it in 2015. */
  RESNET50_CAFFE(
      "resnet50-caffe",
      ResNet::resnet50Caffe,
      new Normalisation(
          Normalisation.Order.BGR, 255, List.of(103.06, 115.90, 123.15), List.of(1.0, 1.0, 1.0))),
  /** Loupe's own, which learned from pictures made by rule; its weights are part of Loupe. */
  LOUPE_1("loupe-1", ResNet::loupe, Normalisation.IMAGENET),
  /** A small network that never learned: for demonstrations, and where no weights are at hand. */
  SEEDED_SMALL("seeded-small", ResNet::small, Normalisation.IMAGENET);

  private static final long SEED = 18;

  private final String id;
  private final Supplier<ResNet> network;
  private final Normalisation normalisation;

  BackboneSpec(String id, Supplier<ResNet> network, Normalisation normalisation) {
    this.id = id;
    this.network = network;
    this.normalisation = normalisation;
  }

  /** Its name in settings and on the command line. */
  public String id() {
    return id;
  }

  /** Its architecture. */
  public ResNet network() {
    return network.get();
  }

  /** Its input, where the weights' file does not say otherwise. */
  public Normalisation normalisation() {
    return normalisation;
  }

  /** The one of that name. */
  public static Optional<BackboneSpec> find(String id) {
    return Arrays.stream(values()).filter(spec -> spec.id.equals(id)).findAny();
  }

  /**
   * The one of that name.
   *
   * @throws LoupeException listing those there are
   */
  public static BackboneSpec require(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new LoupeException(
                    "There is no backbone \"%s\"; known are %s, or the path of a .safetensors or .onnx file"
                        .formatted(
                            id,
                            Arrays.stream(values())
                                .map(BackboneSpec::id)
                                .collect(Collectors.joining(", ")))));
  }

  /** Whether its weights come with Loupe, so that no file is needed. */
  public boolean built() {
    return this == LOUPE_1 || this == SEEDED_SMALL;
  }

  /** Weights from a seed, the same on every machine. */
  Weights seeded() {
    ShapeOps shapes = new ShapeOps();
    network().apply(shapes, Shape.of(1, 3, 64, 64), network().layers());
    return Initialisation.he(shapes.parameters(), SEED);
  }
}
