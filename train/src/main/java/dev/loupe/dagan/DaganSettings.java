package dev.loupe.dagan;

import dev.loupe.feature.InputPlan;
import dev.loupe.method.DetectionMethod;
import dev.loupe.scratch.Corruption;
import dev.loupe.scratch.MapSettings;
import dev.loupe.scratch.Range;
import dev.loupe.scratch.Teaching;
import java.util.Map;

/**
 * Every switch of DAGAN.
 *
 * @param size side of the square input, or of the square with as many pixels, in pixels
 * @param inputShape of the input: as the pictures, or square
 * @param width channels of both networks' finest levels
 * @param skips whether the generator's decoder sees the encoder's levels
 * @param adversarial weight of the discriminator's word
 * @param pixels weight of the L1 distance of the pictures
 * @param latent weight of the squared distance of the discriminator's features
 * @param corruption what is done to pictures that are to be restored
 * @param training how it is taught
 * @param residualShare of the pixels' residual in the map; the rest is the features'
 * @param map how the map is finished
 */
public record DaganSettings(
    int size,
    InputPlan.Shape inputShape,
    int width,
    boolean skips,
    double adversarial,
    double pixels,
    double latent,
    Corruption corruption,
    Teaching training,
    double residualShare,
    MapSettings map) {

  /** Checks ranges. */
  public DaganSettings {
    Range.require(width >= 1 && width <= 256, "width must lie in 1..256, not " + width);
    Range.require(
        Math.min(adversarial, latent) >= 0 && pixels > 0,
        "adversarial and latent must not be negative, and pixels must be positive");
    Range.require(
        residualShare >= 0 && residualShare <= 1,
        "residual_share must lie in [0, 1], not " + residualShare);
    Range.require(inputShape != InputPlan.Shape.CROP, "input_shape: crop is not offered here");
    Range.require(size % 16 == 0, "size must be a multiple of 16, not " + size);
    new InputPlan(size, inputShape);
  }

  /** Ours, which restores painted defects; and "paper", which restores what it is given. */
  static Map<String, DaganSettings> presets() {
    return Map.of(
        DetectionMethod.DEFAULT_PRESET,
        settings(
            InputPlan.Shape.PICTURE,
            new Corruption(0, 0.05, 0.75, 4),
            new Teaching(1000, 8, 1e-3, 10, 4),
            0.5,
            new MapSettings(4, 0)),
        "paper",
        settings(
            InputPlan.Shape.SQUARE,
            new Corruption(0, 0, 0, 1),
            new Teaching(1000, 16, 2e-4, 0, 0),
            0.9,
            new MapSettings(0, 1)));
  }

  private static DaganSettings settings(
      InputPlan.Shape shape,
      Corruption corruption,
      Teaching training,
      double share,
      MapSettings map) {
    return new DaganSettings(256, shape, 16, true, 1, 50, 1, corruption, training, share, map);
  }
}
