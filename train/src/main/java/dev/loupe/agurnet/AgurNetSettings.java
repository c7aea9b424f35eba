package dev.loupe.agurnet;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.loupe.feature.InputPlan;
import dev.loupe.scratch.Corruption;
import dev.loupe.scratch.Schedule;
import dev.loupe.scratch.Teaching;
import java.util.List;

/**
 * Every switch of AGUR-Net.
 *
 * @param size side of the square input, or of the square with as many pixels, in pixels
 * @param inputShape of the input: as the pictures, or square
 * @param evenLight whether every picture is brought into the light that is usual among good ones
 * @param width channels of the reconstruction's finest level
 * @param ssdae whether the denoiser comes first
 * @param mgan whether the generators' pictures are seen too
 * @param eca whether the decoder has channel attention
 * @param attentionGates whether the skips are gated
 * @param preActivation whether blocks are pre-activation residual blocks
 * @param aspp dilations of the pyramid at the bottom; empty for none
 * @param globalSkip whether the reconstruction is the picture and what the network adds to it
 * @param goldenPicture whether the network sees how the picture differs from good ones in each
 *     place
 * @param scorer whether there is a scoring network
 * @param scorerWidth channels of its finest level
 * @param pictureScorer whether the picture is scored as a whole too
 * @param crop side of the window into each picture in which reconstruction and scorer learn, in
 *     pixels; 0 for the whole picture
 * @param corruption what is done to pictures that are to be restored
 * @param denoiser the SSDAE
 * @param generators the MGAN
 * @param training of reconstruction and scorer
 * @param map how the map comes about
 * @param picture the score of the picture as a whole
 */
public record AgurNetSettings(
    int size,
    InputPlan.Shape inputShape,
    boolean evenLight,
    int width,
    boolean ssdae,
    boolean mgan,
    boolean eca,
    boolean attentionGates,
    boolean preActivation,
    List<Integer> aspp,
    boolean globalSkip,
    boolean goldenPicture,
    boolean scorer,
    int scorerWidth,
    boolean pictureScorer,
    int crop,
    Corruption corruption,
    Sparsity denoiser,
    Generation generators,
    Teaching training,
    MapSettings map,
    PictureScoring picture) {

  private static final int MOST_STEPS = 1_000_000;

  /**
   * The stacked sparse denoising autoencoder.
   *
   * @param hidden units of its layers, the first next to the pixels
   * @param activation rho, the mean activation wanted of a unit
   * @param weight beta, what a unit's divergence from it costs
   * @param steps of its training, on 256 patches each
   * @param rate learning rate of Adam, after a warm-up; it falls to 0 along half a cosine
   */
  public record Sparsity(
      List<Integer> hidden, double activation, double weight, int steps, double rate) {

    /** Checks ranges. */
    public Sparsity {
      hidden = List.copyOf(hidden);
      require(
          !hidden.isEmpty() && hidden.stream().allMatch(units -> units >= 1 && units <= 4096),
          "denoiser.hidden holds layers of 1..4096 units");
      require(
          activation > 0 && activation < 1,
          "denoiser.activation must lie in (0, 1), not " + activation);
      require(weight >= 0, "denoiser.weight must not be negative");
      require(
          steps > hidden.size() && steps <= MOST_STEPS,
          "denoiser.steps must exceed the number of layers, not be " + steps);
      require(rate > 0 && rate <= 1, "denoiser.rate must lie in (0, 1], not " + rate);
    }

    Schedule schedule() {
      return new Schedule(steps, rate, 0, 0);
    }
  }

  /** What the critic compares. */
  public enum Adversarial {
    /** Each branch with real pictures, with a gradient penalty. Ours. */
    @JsonProperty("wasserstein")
    WASSERSTEIN,
    /** The two branches with each other, P2's equation 14. */
    @JsonProperty("paper")
    PAPER,
    /** There is no critic. */
    @JsonProperty("none")
    NONE
  }

  /**
   * The two generators and their critic.
   *
   * @param width channels of each encoder-decoder at its finest
   * @param adversarial what the critic compares
   * @param adversarialWeight of the critic's word beside the distances
   * @param steps of their training
   * @param batch pictures of a step
   */
  public record Generation(
      int width, Adversarial adversarial, double adversarialWeight, int steps, int batch) {

    private static final double RATE = 1e-3;

    /** Checks ranges. */
    public Generation {
      require(width >= 1 && width <= 256, "generators.width must lie in 1..256, not " + width);
      require(adversarialWeight >= 0, "generators.adversarial_weight must not be negative");
      require(steps >= 1 && steps <= MOST_STEPS, "generators.steps must be positive");
      require(batch >= 2 && batch <= 256, "generators.batch must lie in 2..256, not " + batch);
    }

    Schedule schedule() {
      return new Schedule(steps, RATE, 0, 0);
    }
  }

  /**
   * How the map comes about.
   *
   * @param blur sigma of the Gaussian over the map, in input pixels; 0 for none
   * @param peak share of the map's highest pixels whose mean is the image score; 0 for the highest
   *     alone
   * @param residualShare of the residual in the calibrated sum; the rest is the score's
   * @param probed whether that share is chosen on painted defects instead
   */
  public record MapSettings(double blur, double peak, double residualShare, boolean probed) {

    /** Checks ranges. */
    public MapSettings {
      require(blur >= 0 && blur <= 100, "map.blur must lie in 0..100, not " + blur);
      require(peak >= 0 && peak <= 1, "map.peak must lie in [0, 1], not " + peak);
      require(
          residualShare >= 0 && residualShare <= 1,
          "map.residual_share must lie in [0, 1], not " + residualShare);
    }
  }

  /** What the image score is where there is a picture scorer. */
  public enum PictureVerdict {
    /** The map's peak, or the picture scorer's distance where that is by far the larger. */
    @JsonProperty("either")
    EITHER,
    /** The distance alone: whether the picture shows the same kind of thing. */
    @JsonProperty("whole")
    WHOLE
  }

  /**
   * The second part of the scoring network, which scores a picture as a whole.
   *
   * @param width channels of its first layer
   * @param features that describe a picture
   * @param steps of its training
   * @param batch pictures of a step
   * @param score which makes the image score
   */
  public record PictureScoring(
      int width, int features, int steps, int batch, PictureVerdict score) {

    private static final double RATE = 1e-3;

    /** Checks ranges. */
    public PictureScoring {
      require(width >= 1 && width <= 256, "picture.width must lie in 1..256, not " + width);
      require(
          features >= 1 && features <= 1024,
          "picture.features must lie in 1..1024, not " + features);
      require(steps >= 1 && steps <= MOST_STEPS, "picture.steps must be positive, not " + steps);
      require(batch >= 2 && batch <= 256, "picture.batch must lie in 2..256, not " + batch);
    }

    Schedule schedule() {
      return new Schedule(steps, RATE, 0, 0);
    }
  }

  /** Checks ranges. */
  public AgurNetSettings {
    aspp = List.copyOf(aspp);
    require(width >= 1 && width <= 256, "width must lie in 1..256, not " + width);
    require(
        scorerWidth >= 1 && scorerWidth <= 256,
        "scorer_width must lie in 1..256, not " + scorerWidth);
    require(aspp.stream().allMatch(rate -> rate >= 1 && rate <= 64), "aspp holds rates of 1..64");
    require(
        crop == 0 || (crop >= 32 && crop % 16 == 0),
        "crop must be 0 or a multiple of 16 from 32 up, not " + crop);
    require(inputShape != InputPlan.Shape.CROP, "input_shape: crop is not offered for AGUR-Net");
    require(
        !scorer || corruption.painted() > 0,
        "scorer: true needs corruption.painted above 0: it learns from painted defects");
    new InputPlan(size, inputShape);
  }

  UShape.Parts parts() {
    return new UShape.Parts(preActivation, eca, attentionGates, aspp);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
