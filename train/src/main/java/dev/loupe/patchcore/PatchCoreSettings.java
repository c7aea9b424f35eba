package dev.loupe.patchcore;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.loupe.feature.InputPlan;
import java.util.List;

/**
 * Every switch of PatchCore.
 *
 * @param backbone id of the frozen backbone, or an ONNX file
 * @param size side of the square input, or of the square with as many pixels, in pixels
 * @param inputShape of the input: as the pictures, square, or a centre crop
 * @param layers of the backbone that are read, the finest first
 * @param embedding how backbone layers become patch features
 * @param dimension of a patch feature with the "adaptive" embedding; else ignored
 * @param ratio share of the training patches that the coreset keeps, in (0, 1]
 * @param bank entries it keeps at most, whatever the ratio
 * @param projection eps of the sparse random projection that the coreset is picked in; 0 for none
 * @param neighbours b of the picture score's re-weighting, the nearest entry counted; 1 for none
 * @param blur sigma of the Gaussian over the map, in input pixels
 * @param learned entries that incremental learning may add at most
 */
public record PatchCoreSettings(
    String backbone,
    int size,
    InputPlan.Shape inputShape,
    List<String> layers,
    EmbeddingKind embedding,
    int dimension,
    double ratio,
    int bank,
    double projection,
    int neighbours,
    double blur,
    int learned) {

  /** How backbone layers become patch features. */
  public enum EmbeddingKind {
    /** anomalib's: 3x3 average per channel, the channels of all layers side by side. */
    @JsonProperty("averaged")
    AVERAGED,
    /** The authors': 3x3 neighbourhoods, adaptively pooled to a dimension. */
    @JsonProperty("adaptive")
    ADAPTIVE
  }

  private static final int MOST_ENTRIES = 1 << 20;

  /** Checks ranges. */
  public PatchCoreSettings {
    layers = List.copyOf(layers);
    require(dimension >= 1 && dimension <= 8192, "dimension must lie in 1..8192, not " + dimension);
    require(ratio > 0 && ratio <= 1, "ratio must lie in (0, 1], not " + ratio);
    require(bank >= 1 && bank <= MOST_ENTRIES, "bank must lie in 1..1048576, not " + bank);
    require(projection >= 0 && projection < 1, "projection must lie in [0, 1), not " + projection);
    require(neighbours >= 1 && neighbours <= 64, "neighbours must lie in 1..64, not " + neighbours);
    require(blur >= 0 && blur <= 100, "blur must lie in 0..100, not " + blur);
    require(learned >= 0 && learned <= MOST_ENTRIES, "learned must lie in 0..1048576");
    new InputPlan(size, inputShape);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
