package dev.loupe.padim;

import dev.loupe.InterruptedWorkException;
import dev.loupe.LoupeException;
import dev.loupe.Progress;
import dev.loupe.dataset.Sample;
import dev.loupe.feature.FeatureExtractor;
import dev.loupe.method.TrainingInput;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Learns the Gaussians of all places within a memory budget: as many places at a time as fit, the
 * pictures going by once for each such group. With the default budget that is once.
 *
 * @param settings of the method
 * @param input pictures, budget, progress
 * @param extractor of the features
 */
record GaussianFit(PadimSettings settings, TrainingInput input, FeatureExtractor extractor) {

  /** ONNX files end at 2 GiB, and so do Java's arrays. */
  private static final long LARGEST_GRAPH = (2L << 30) - (128L << 20);

  /** Learns, going on from what was learned before, where there is such. */
  Whitening learn(Optional<Whitening> before) {
    TriangleBlocks layout = layout();
    refuseTooLarge(layout);
    int count = before.map(Whitening::pictures).orElse(0) + input.good().size();
    Whitening learned = Whitening.empty(count, extractor.grid());
    int together = placesTogether();
    int passes = (layout.places() + together - 1) / together;
    input.progress().remark(estimate(passes));
    try (Progress.Task task =
        input.progress().start("gaussians", (long) passes * input.good().size())) {
      for (int from = 0; from < layout.places(); from += together) {
        int places = Math.min(together, layout.places() - from);
        learned.fill(pass(from, places, before, task), from, places, settings.regularisation());
      }
    }
    return learned;
  }

  private PatchGaussians pass(
      int from, int places, Optional<Whitening> before, Progress.Task task) {
    PatchGaussians gaussians = new PatchGaussians(from, places, layout().dimension());
    before.ifPresent(known -> gaussians.resume(known, settings.regularisation()));
    List<Sample> good = input.good();
    for (Sample sample : good) {
      InterruptedWorkException.throwIfInterrupted(
          "The training was interrupted; nothing was written.");
      gaussians.add(extractor.extract(sample.source().picture()));
      task.advance(1);
    }
    return gaussians;
  }

  private TriangleBlocks layout() {
    return TriangleBlocks.of(extractor.grid());
  }

  /** As many places as the budget allows, at least one. */
  int placesTogether() {
    long fit = input.memoryBudget() / PatchGaussians.bytes(extractor.grid().dimension());
    return (int) Math.max(1, Math.min(extractor.grid().patches(), fit));
  }

  /** What it will take, in words. */
  String estimate(int passes) {
    long statistics = placesTogether() * PatchGaussians.bytes(extractor.grid().dimension());
    return String.format(
        Locale.ROOT,
        "PaDiM with %s takes %d MiB for means and covariances in %s, and makes a detector of %d MiB.",
        extractor.grid(),
        statistics >> 20,
        passes == 1 ? "one pass over the pictures" : passes + " passes",
        layout().bytes() >> 20);
  }

  private void refuseTooLarge(TriangleBlocks layout) {
    if (layout.bytes() > LARGEST_GRAPH) {
      throw new LoupeException(
          "PaDiM with %s makes a detector of %d MiB; at most %d fit. Lower 'dimension' or 'size'."
              .formatted(extractor.grid(), layout.bytes() >> 20, LARGEST_GRAPH >> 20));
    }
  }
}
