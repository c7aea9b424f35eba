package dev.loupe.agurnet;

import dev.loupe.agurnet.AgurNetSettings.Adversarial;
import dev.loupe.agurnet.AgurNetSettings.Generation;
import dev.loupe.agurnet.AgurNetSettings.MapSettings;
import dev.loupe.agurnet.AgurNetSettings.PictureScoring;
import dev.loupe.agurnet.AgurNetSettings.PictureVerdict;
import dev.loupe.agurnet.AgurNetSettings.Sparsity;
import dev.loupe.feature.InputPlan;
import dev.loupe.method.DetectionMethod;
import dev.loupe.scratch.Corruption;
import dev.loupe.scratch.Teaching;
import java.util.List;
import java.util.Map;

/** Complete settings by name: ours, and those of the sources. */
final class Presets {

  private static final List<Integer> PAPER_RATES = List.of(1, 6, 12, 18);
  private static final List<Integer> OUR_RATES = List.of(1, 2, 4, 6);
  private static final List<Integer> NO_PYRAMID = List.of();
  private static final int SIZE = 256;
  private static final int CROP = 128;
  private static final int WIDTH = 16;
  private static final double OUR_BLUR = 1.5;
  private static final double PAPER_BLUR = 4;

  /**
   * Which of P2's parts there are; the rows of its Table 3 add them one by one.
   *
   * @param gatesAndBlocks attention gates and pre-activation blocks, which P2 adds together
   */
  private record Parts(
      boolean ssdae,
      boolean mgan,
      boolean eca,
      boolean gatesAndBlocks,
      List<Integer> aspp,
      boolean scorer,
      boolean pictureScorer) {}

  private Presets() {}

  /**
   * Improved AGUR-Net: ours; ours with every part of P2's; P2's; and P2's with the parts of each
   * row of its Table 3.
   */
  static Map<String, AgurNetSettings> improved() {
    return Map.of(
        DetectionMethod.DEFAULT_PRESET,
        ours(new Parts(false, false, true, true, OUR_RATES, true, true)),
        "complete",
        ours(new Parts(true, true, true, true, OUR_RATES, true, true)),
        "paper",
        papers(new Parts(true, true, true, true, PAPER_RATES, true, false)),
        "table3-unet",
        papers(new Parts(false, false, false, false, NO_PYRAMID, false, false)),
        "table3-ssdae",
        papers(new Parts(true, false, false, false, NO_PYRAMID, false, false)),
        "table3-mgan",
        papers(new Parts(true, true, false, false, NO_PYRAMID, false, false)),
        "table3-eca",
        papers(new Parts(true, true, true, false, NO_PYRAMID, false, false)));
  }

  /** The basic U-Net: ours restores painted defects, "paper" takes Gaussian noise away. */
  static Map<String, AgurNetSettings> basic() {
    Parts none = new Parts(false, false, false, false, NO_PYRAMID, false, false);
    return Map.of(DetectionMethod.DEFAULT_PRESET, ours(none), "paper", papers(none));
  }

  /** The original AGUR-Net: the same two. */
  static Map<String, AgurNetSettings> original() {
    return Map.of(
        DetectionMethod.DEFAULT_PRESET,
        ours(new Parts(false, false, false, true, OUR_RATES, false, false)),
        "paper",
        papers(new Parts(false, false, false, true, PAPER_RATES, false, false)));
  }

  private static AgurNetSettings ours(Parts parts) {
    return settings(
        true,
        InputPlan.Shape.PICTURE,
        parts,
        CROP,
        new Corruption(0.15, 0.05, 0.75, 4),
        0.01,
        new Generation(8, Adversarial.WASSERSTEIN, 0.005, 200, 8),
        new Teaching(4000, 4, 1e-3, 20, 10),
        new MapSettings(OUR_BLUR, 0, 0.5, true));
  }

  /** The scorer learns from painted defects; without it there is Gaussian noise alone. */
  private static AgurNetSettings papers(Parts parts) {
    return settings(
        false,
        InputPlan.Shape.SQUARE,
        parts,
        0,
        new Corruption(0, 0.1, parts.scorer() ? 0.5 : 0, 1),
        1e-3,
        new Generation(8, Adversarial.PAPER, 0.005, 200, 16),
        new Teaching(1000, 16, 4e-4, 0, 0),
        new MapSettings(PAPER_BLUR, 0, 0.5, false));
  }

  /** With or without what P2 does not have: even light, a global skip, the golden picture. */
  private static AgurNetSettings settings(
      boolean beyondThePaper,
      InputPlan.Shape shape,
      Parts parts,
      int crop,
      Corruption corruption,
      double sparsity,
      Generation generation,
      Teaching training,
      MapSettings map) {
    return new AgurNetSettings(
        SIZE,
        shape,
        beyondThePaper,
        WIDTH,
        parts.ssdae(),
        parts.mgan(),
        parts.eca(),
        parts.gatesAndBlocks(),
        parts.gatesAndBlocks(),
        parts.aspp(),
        beyondThePaper,
        beyondThePaper && parts.scorer(),
        parts.scorer(),
        WIDTH,
        parts.pictureScorer(),
        crop,
        corruption,
        new Sparsity(List.of(128, 96, 64), 0.05, sparsity, 1200, 1e-2),
        generation,
        training,
        map,
        new PictureScoring(WIDTH, 64, 400, 64, PictureVerdict.EITHER));
  }
}
