package dev.loupe.sequence;

import dev.loupe.feature.InputPlan;
import dev.loupe.scratch.Corruption;
import dev.loupe.scratch.MapSettings;
import dev.loupe.scratch.Range;
import dev.loupe.scratch.Teaching;

/**
 * Every switch of the methods that read pictures as sequences.
 *
 * @param size side of the square input, or of the square with as many pixels, in pixels
 * @param inputShape of the input: as the pictures, or square
 * @param reading what is seen of a row
 * @param patch side of a patch, in pixels
 * @param hidden units of each memory
 * @param placed whether the network is told where each patch lies
 * @param corruption what is done to pictures that are to be restored
 * @param training how it is taught
 * @param smoothing of the errors along a row
 * @param map how the map is finished
 */
public record SequenceSettings(
    int size,
    InputPlan.Shape inputShape,
    Reading reading,
    int patch,
    int hidden,
    boolean placed,
    Corruption corruption,
    Teaching training,
    Smoothing smoothing,
    MapSettings map) {

  /** Checks ranges. */
  public SequenceSettings {
    Range.require(
        patch == 2 || patch == 4 || patch == 8 || patch == 16,
        "patch must be 2, 4, 8 or 16, not " + patch);
    Range.require(hidden >= 1 && hidden <= 1024, "hidden must lie in 1..1024, not " + hidden);
    Range.require(inputShape != InputPlan.Shape.CROP, "input_shape: crop is not offered here");
    Range.require(size % 16 == 0, "size must be a multiple of 16, not " + size);
    new InputPlan(size, inputShape);
  }

  SequenceNetwork network() {
    return new SequenceNetwork(reading, new PatchRows(patch), hidden, placed);
  }
}
