package dev.loupe.simplenet;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.loupe.feature.InputPlan;
import java.util.List;

/**
 * Every switch of SimpleNet and Enhanced SimpleNet.
 *
 * @param backbone id of the frozen backbone, or an ONNX file
 * @param size side of the square input, or of the square with as many pixels, in pixels
 * @param inputShape of the input: as the pictures, square, or a centre crop
 * @param layers of the backbone that are read, the finest first
 * @param embedding how backbone layers become patch features
 * @param dimension of a patch feature with the "adaptive" embedding (1536 in SimpleNet's code, 1024
 *     in P1); else ignored
 * @param standardise whether every feature dimension is brought to mean 0 and deviation 1 over the
 *     training patches first
 * @param adaptor whether a linear layer precedes noise and discriminator
 * @param hidden H, width of the discriminator
 * @param attention P1's attention in the discriminator
 * @param dropout P1's dropout, after the activation
 * @param noise what makes a spoiled feature out of a good one
 * @param synthetic spoiled features from defects painted into the pictures
 * @param loss what good and spoiled features are taught by
 * @param sampling what a batch is made of
 * @param batch patches, or whole pictures, of one step
 * @param epochs passes over the training patches
 * @param leastSteps steps to take at least, however few pictures there are
 * @param rates of the two optimisers
 * @param blur sigma of the Gaussian over the map, in input pixels
 */
public record SimpleNetSettings(
    String backbone,
    int size,
    InputPlan.Shape inputShape,
    List<String> layers,
    EmbeddingKind embedding,
    int dimension,
    boolean standardise,
    boolean adaptor,
    int hidden,
    Attention attention,
    double dropout,
    Noise noise,
    Synthetic synthetic,
    Loss loss,
    Sampling sampling,
    int batch,
    double epochs,
    int leastSteps,
    Rates rates,
    double blur) {

  /** How backbone layers become patch features. */
  public enum EmbeddingKind {
    /** 3x3 average per channel, the channels of all layers side by side. */
    @JsonProperty("averaged")
    AVERAGED,
    /** SimpleNet's and PatchCore's: 3x3 neighbourhoods, adaptively pooled to a dimension. */
    @JsonProperty("adaptive")
    ADAPTIVE
  }

  /** What good and spoiled features are taught by. */
  public enum Loss {
    /**
     * SimpleNet's: {@code max(0, 0.5 - s)} for good, {@code max(0, 0.5 + s)} for spoiled features.
     */
    @JsonProperty("hinge")
    HINGE,
    /**
     * {@code log(1 + exp(-s))} and {@code log(1 + exp(s))}: goes on ordering what already lies on
     * the right side.
     */
    @JsonProperty("logistic")
    LOGISTIC
  }

  /** What a batch is made of. */
  public enum Sampling {
    /** Patches drawn across all pictures. */
    @JsonProperty("patches")
    PATCHES,
    /**
     * All patches of a few pictures, as the reference code does; what attention over a picture
     * needs.
     */
    @JsonProperty("images")
    IMAGES
  }

  /**
   * Gaussian noise on the features, its deviation drawn log-uniformly for every patch.
   *
   * @param low smallest deviation; with standardised features in units of the features' own
   *     deviation
   * @param high largest deviation; SimpleNet has one for all, so low = high
   * @param growth alpha of P1 eq 5: {@code sigma(t) = sigma (1 + alpha t / T)}; 0 keeps it constant
   */
  public record Noise(double low, double high, double growth) {

    /** Checks the range. */
    public Noise {
      require(low > 0 && low <= high && high <= 100, "noise needs 0 < low <= high <= 100");
      require(growth >= 0 && growth <= 100, "noise.growth must lie in [0, 100], not " + growth);
    }

    /**
     * P1 eq 5.
     *
     * @param quantile where between low and high, in [0, 1]
     * @param progress t / T
     */
    double at(double quantile, double progress) {
      return low * Math.pow(high / low, quantile) * (1 + growth * progress);
    }
  }

  /**
   * Synthetic defects.
   *
   * @param share of the spoiled features that come from painted defects instead of noise; 0 for
   *     SimpleNet
   * @param copies how many spoiled versions of each training picture are made
   * @param defects how many defects are painted into each version
   */
  public record Synthetic(double share, int copies, int defects) {

    /** Checks all. */
    public Synthetic {
      require(share >= 0 && share <= 1, "synthetic.share must lie in [0, 1], not " + share);
      require(copies >= 1 && copies <= 100, "synthetic.copies must lie in 1..100, not " + copies);
      require(
          defects >= 1 && defects <= 100, "synthetic.defects must lie in 1..100, not " + defects);
    }
  }

  /**
   * The optimisers: AdamW for the adaptor, Adam for the discriminator.
   *
   * @param adaptor learning rate of the adaptor
   * @param adaptorDecay its decoupled weight decay
   * @param discriminator learning rate of the discriminator
   * @param discriminatorDecay its coupled (L2) weight decay
   * @param cosine whether both rates fall to 0 along half a cosine
   */
  public record Rates(
      double adaptor,
      double adaptorDecay,
      double discriminator,
      double discriminatorDecay,
      boolean cosine) {}

  /** Checks ranges. */
  public SimpleNetSettings {
    layers = List.copyOf(layers);
    require(dimension >= 1 && dimension <= 8192, "dimension must lie in 1..8192, not " + dimension);
    require(hidden >= 1 && hidden <= 8192, "hidden must lie in 1..8192, not " + hidden);
    require(hidden % attention.heads() == 0, "hidden must be a multiple of attention.heads");
    require(dropout >= 0 && dropout < 1, "dropout must lie in [0, 1), not " + dropout);
    require(batch >= 1 && batch <= 1 << 20, "batch must lie in 1.." + (1 << 20) + ", not " + batch);
    require(epochs > 0 && epochs <= 100_000, "epochs must lie in (0, 100000], not " + epochs);
    require(leastSteps >= 0, "least_steps must not be negative");
    require(
        attention.scope() != AttentionScope.IMAGE || sampling == Sampling.IMAGES,
        "attention.scope: image needs sampling: images");
    require(
        attention.scope() != AttentionScope.IMAGE || synthetic.share() == 0,
        "attention.scope: image needs synthetic.share: 0, since painted patches are taken out of their pictures");
    new InputPlan(size, inputShape);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
