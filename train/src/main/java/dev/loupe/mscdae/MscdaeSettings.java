package dev.loupe.mscdae;

import dev.loupe.feature.InputPlan;
import dev.loupe.method.DetectionMethod;
import dev.loupe.scratch.Corruption;
import dev.loupe.scratch.MapSettings;
import dev.loupe.scratch.Range;
import dev.loupe.scratch.Teaching;
import java.util.Map;

/**
 * Every switch of MSCDAE.
 *
 * @param size side of the square input, or of the square with as many pixels, in pixels
 * @param inputShape of the input: as the pictures, or square
 * @param levels of the pyramid
 * @param width channels of an autoencoder's finest layer
 * @param code channels of its narrowest layer
 * @param patch side of the patches it is taught on, in pixels of their level
 * @param patches cut out of each picture and level in a step
 * @param corruption what is done to patches that are to be restored
 * @param training how it is taught
 * @param combination of the levels
 * @param map how the map is finished
 */
public record MscdaeSettings(
    int size,
    InputPlan.Shape inputShape,
    int levels,
    int width,
    int code,
    int patch,
    int patches,
    Corruption corruption,
    Teaching training,
    Combination combination,
    MapSettings map) {

  /** Checks ranges. */
  public MscdaeSettings {
    Range.require(levels >= 1 && levels <= 3, "levels must lie in 1..3, not " + levels);
    Range.require(width >= 1 && width <= 256, "width must lie in 1..256, not " + width);
    Range.require(code >= 1 && code <= 256, "code must lie in 1..256, not " + code);
    Range.require(
        patch >= 8 && patch <= 256 && patch % 4 == 0,
        "patch must be a multiple of 4 in 8..256, not " + patch);
    Range.require(patches >= 1 && patches <= 256, "patches must lie in 1..256, not " + patches);
    Range.require(inputShape != InputPlan.Shape.CROP, "input_shape: crop is not offered here");
    Range.require(size % 16 == 0, "size must be a multiple of 16, not " + size);
    new InputPlan(size, inputShape);
  }

  /** Ours, and the paper's recipe as far as it is told. */
  static Map<String, MscdaeSettings> presets() {
    return Map.of(
        DetectionMethod.DEFAULT_PRESET,
        settings(
            InputPlan.Shape.PICTURE,
            new Corruption(0, 0.1, 0.5, 4),
            new Teaching(1000, 8, 2e-3, 10, 4),
            Combination.MEAN),
        "paper",
        settings(
            InputPlan.Shape.SQUARE,
            new Corruption(0, 0.1, 0, 1),
            new Teaching(1000, 8, 1e-3, 0, 0),
            Combination.ADJACENT));
  }

  private static MscdaeSettings settings(
      InputPlan.Shape shape, Corruption corruption, Teaching training, Combination combination) {
    return new MscdaeSettings(
        256, shape, 3, 16, 8, 32, 4, corruption, training, combination, new MapSettings(4, 0));
  }
}
