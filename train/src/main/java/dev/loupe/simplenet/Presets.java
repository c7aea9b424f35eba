package dev.loupe.simplenet;

import dev.loupe.feature.InputPlan;
import dev.loupe.method.DetectionMethod;
import dev.loupe.simplenet.SimpleNetSettings.EmbeddingKind;
import dev.loupe.simplenet.SimpleNetSettings.Loss;
import dev.loupe.simplenet.SimpleNetSettings.Noise;
import dev.loupe.simplenet.SimpleNetSettings.Rates;
import dev.loupe.simplenet.SimpleNetSettings.Sampling;
import dev.loupe.simplenet.SimpleNetSettings.Synthetic;
import java.util.List;
import java.util.Map;

/** Complete settings by name: ours, and those of the sources. */
final class Presets {

  private static final List<String> LAYERS = List.of("layer2", "layer3");
  private static final Synthetic NONE_PAINTED = new Synthetic(0, 1, 1);
  private static final double BLUR = 4;

  private Presets() {}

  /** SimpleNet: ours; "official" is the authors' code; "paper" is the baseline of P1. */
  static Map<String, SimpleNetSettings> simpleNet() {
    return Map.of(
        DetectionMethod.DEFAULT_PRESET,
        ours(NONE_PAINTED, new Noise(1, 1, 0)),
        "official",
        original(1536, 8, new Rates(1e-4, 0.01, 2e-4, 1e-5, false), Attention.NONE, 0, 0),
        "paper",
        original(1024, 4, P1_RATES, Attention.NONE, 0, 0));
  }

  /** Enhanced SimpleNet: ours, and P1's own recipe. */
  static Map<String, SimpleNetSettings> enhanced() {
    return Map.of(
        DetectionMethod.DEFAULT_PRESET,
        ours(new Synthetic(0.5, 3, 4), new Noise(0.5, 2, 0)),
        "paper",
        original(1024, 4, P1_RATES, new Attention(AttentionScope.PATCH, 4, true), 0.2, 1));
  }

  private static final Rates P1_RATES = new Rates(2e-4, 0.01, 1e-4, 1e-5, false);

  private static SimpleNetSettings ours(Synthetic synthetic, Noise noise) {
    return new SimpleNetSettings(
        "loupe-1",
        288,
        InputPlan.Shape.PICTURE,
        LAYERS,
        EmbeddingKind.AVERAGED,
        1024,
        true,
        false,
        512,
        Attention.NONE,
        0,
        noise,
        synthetic,
        Loss.LOGISTIC,
        Sampling.PATCHES,
        1024,
        4,
        600,
        new Rates(1e-3, 0.01, 1e-3, 1e-5, true),
        BLUR);
  }

  private static SimpleNetSettings original(
      int dimension, int batch, Rates rates, Attention attention, double dropout, double growth) {
    return new SimpleNetSettings(
        "wide_resnet50_2",
        288,
        InputPlan.Shape.CROP,
        LAYERS,
        EmbeddingKind.ADAPTIVE,
        dimension,
        false,
        true,
        1024,
        attention,
        dropout,
        new Noise(0.015, 0.015, growth),
        NONE_PAINTED,
        Loss.HINGE,
        Sampling.IMAGES,
        batch,
        160,
        0,
        rates,
        BLUR);
  }
}
