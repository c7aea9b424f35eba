package dev.loupe.patchcore;

import dev.loupe.feature.InputPlan;
import dev.loupe.method.DetectionMethod;
import dev.loupe.patchcore.PatchCoreSettings.EmbeddingKind;
import java.util.List;
import java.util.Map;

/** Complete settings by name. */
final class Presets {

  private static final List<String> LAYERS = List.of("layer2", "layer3");

  private Presets() {}

  /** Ours; the authors'; anomalib's; and one with a bank a tenth as large. */
  static Map<String, PatchCoreSettings> all() {
    return Map.of(
        DetectionMethod.DEFAULT_PRESET,
        averaged(InputPlan.Shape.PICTURE, 0.1),
        "fast",
        averaged(InputPlan.Shape.PICTURE, 0.01),
        "anomalib",
        averaged(InputPlan.Shape.SQUARE, 0.1),
        "official",
        official());
  }

  private static PatchCoreSettings averaged(InputPlan.Shape shape, double ratio) {
    return new PatchCoreSettings(
        "loupe-1",
        256,
        shape,
        LAYERS,
        EmbeddingKind.AVERAGED,
        1024,
        ratio,
        32_768,
        0.9,
        9,
        4,
        4096);
  }

  /** Roth et al., their code: no re-weighting, shorter side to 256, the centre 224 x 224. */
  private static PatchCoreSettings official() {
    return new PatchCoreSettings(
        "wide_resnet50_2",
        224,
        InputPlan.Shape.CROP,
        LAYERS,
        EmbeddingKind.ADAPTIVE,
        1024,
        0.1,
        32_768,
        0.9,
        1,
        4,
        4096);
  }
}
