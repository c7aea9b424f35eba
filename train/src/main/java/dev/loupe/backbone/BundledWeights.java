package dev.loupe.backbone;

import dev.loupe.Sha256;
import dev.loupe.network.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * Weights that are part of Loupe: learned from pictures made by rule, so that they owe nobody
 * anything and need no download.
 */
final class BundledWeights {

  private BundledWeights() {}

  /** A network with its bundled weights. */
  static Backbone of(BackboneSpec spec) {
    String file = spec.id() + ".safetensors";
    byte[] bytes = bytes(file);
    return new ResNetBackbone(
        spec.id(),
        Sha256.of(bytes),
        spec.network(),
        Weights.read(file, bytes),
        spec.normalisation());
  }

  private static byte[] bytes(String file) {
    try (InputStream in =
        Objects.requireNonNull(BundledWeights.class.getResourceAsStream(file), file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The bundled weights " + file + " cannot be read", e);
    }
  }
}
