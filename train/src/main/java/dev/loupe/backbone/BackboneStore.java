package dev.loupe.backbone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.CacheFolder;
import dev.loupe.LoupeException;
import dev.loupe.Sha256;
import dev.loupe.network.Normalisation;
import dev.loupe.network.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where backbones' weights lie: one folder with a file {@code ID.safetensors} each. Nothing is
 * downloaded unless {@link Download} is asked to.
 *
 * <pre>{@code
 * Backbone backbone = BackboneStore.standard(System.getenv()).load("resnet18");
 * }</pre>
 *
 * @param folder {@code ~/.cache/loupe/backbones} by default
 */
public record BackboneStore(Path folder) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The user's store: {@code $LOUPE_CACHE/backbones}, else {@code ~/.cache/loupe/backbones}.
   *
   * @param environment usually {@link System#getenv()}
   */
  public static BackboneStore standard(Map<String, String> environment) {
    return new BackboneStore(CacheFolder.of("backbones", environment));
  }

  /** Where a backbone's weights belong. */
  public Path file(BackboneSpec spec) {
    return folder.resolve(spec.id() + ".safetensors");
  }

  /**
   * A backbone by its name, or by the path of a .safetensors or .onnx file.
   *
   * @throws LoupeException when its weights are missing (says which file to put where) or do not
   *     fit
   */
  public Backbone load(String idOrFile) {
    if (BackboneSpec.find(idOrFile).isEmpty() && idOrFile.endsWith(".onnx")) {
      return OnnxBackbone.read(Path.of(idOrFile), Normalisation.IMAGENET);
    }
    if (BackboneSpec.find(idOrFile).isEmpty() && idOrFile.endsWith(".safetensors")) {
      return fromFile(Path.of(idOrFile));
    }
    return load(BackboneSpec.require(idOrFile));
  }

  /**
   * A known backbone with weights from a file of the user's, or, without one, as {@link
   * #load(String)} finds it.
   *
   * @throws LoupeException when the weights are missing or do not fit
   */
  public Backbone load(String idOrFile, Optional<Path> weights) {
    return weights.isPresent()
        ? fromFile(BackboneSpec.require(idOrFile), weights.get())
        : load(idOrFile);
  }

  /** A known backbone, its weights from the folder. */
  public Backbone load(BackboneSpec spec) {
    if (spec == BackboneSpec.SEEDED_SMALL) {
      Weights weights = spec.seeded();
      return new ResNetBackbone(
          spec.id(), weights.sha256(), spec.network(), weights, spec.normalisation());
    }
    if (spec == BackboneSpec.LOUPE_1) {
      return BundledWeights.of(spec);
    }
    if (!Files.isRegularFile(file(spec))) {
      throw new LoupeException(
          """
          The weights of the backbone %s are not here. Put them, as safetensors under torchvision's \
          names, at
            %s
          or name another file with --backbone FILE.safetensors, or use --backbone %s, whose \
          weights come with Loupe."""
              .formatted(spec.id(), file(spec), BackboneSpec.LOUPE_1.id()));
    }
    return fromFile(spec, file(spec));
  }

  /** A backbone whose architecture the file's metadata names. */
  public static Backbone fromFile(Path file) {
    String architecture = Weights.read(file).metadata().get("architecture");
    if (architecture == null) {
      throw new LoupeException(
          "The weights file %s does not say for which network it is: its __metadata__ has no \"architecture\""
              .formatted(file));
    }
    return fromFile(BackboneSpec.require(architecture), file);
  }

  /** A backbone of a known architecture with weights from a file. */
  public static Backbone fromFile(BackboneSpec spec, Path file) {
    Weights weights = Weights.read(file);
    Normalisation normalisation = normalisation(file, weights.metadata(), spec.normalisation());
    ResNetBackbone backbone =
        new ResNetBackbone(spec.id(), Sha256.of(file), spec.network(), weights, normalisation);
    backbone.requireLayers(List.of("layer1"));
    return backbone;
  }

  private static Normalisation normalisation(
      Path file, Map<String, String> metadata, Normalisation otherwise) {
    if (!metadata.containsKey("input_mean")) {
      return otherwise;
    }
    try {
      return new Normalisation(
          Normalisation.Order.valueOf(metadata.getOrDefault("input_order", "RGB")),
          Double.parseDouble(metadata.getOrDefault("input_scale", "1")),
          doubles(metadata.getOrDefault("input_mean", "")),
          doubles(metadata.getOrDefault("input_std", "[1,1,1]")));
    } catch (IllegalArgumentException | JsonProcessingException e) {
      throw new LoupeException(
          "The __metadata__ of %s does not describe the network's input: %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static List<Double> doubles(String json) throws JsonProcessingException {
    return List.of(JSON.readValue(json, Double[].class));
  }
}
