package dev.loupe.auto;

import dev.loupe.InterruptedWorkException;
import dev.loupe.Progress;
import dev.loupe.detector.Detection;
import dev.loupe.detector.ScoringGraph;
import dev.loupe.image.Picture;
import dev.loupe.metric.PixelMetrics;
import dev.loupe.metric.RocCurve;
import dev.loupe.metric.ScoredImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a candidate did when asked about the probes.
 *
 * @param method its id
 * @param auroc of painted against clean pictures
 * @param aupro over the painted defects, up to 30 % false pixels
 * @param milliseconds a picture, the median
 */
record Trial(String method, double auroc, double aupro, double milliseconds) {

  private static final double FALSE_PIXELS = 0.3;

  /** What candidates are compared by: finding that there is a defect and where count alike. */
  double merit() {
    return (auroc + aupro) / 2;
  }

  /** In words. */
  String words() {
    return String.format(
        Locale.ROOT, "%s AUROC %.3f, AUPRO %.3f, %.0f ms", method, auroc, aupro, milliseconds);
  }

  /** Asks a trained candidate. */
  static Trial of(String method, ScoringGraph graph, Probes probes, Progress progress) {
    List<Picture> pictures = probes.pictures();
    double[] scores = new double[pictures.size()];
    double[] nanos = new double[pictures.size()];
    PixelMetrics pixels = new PixelMetrics();
    try (Progress.Task task = progress.start("trial of " + method, pictures.size())) {
      for (int i = 0; i < pictures.size(); i++) {
        InterruptedWorkException.throwIfInterrupted(
            "The training was interrupted; nothing was written.");
        Detection detection = graph.detect(pictures.get(i));
        scores[i] = detection.score();
        nanos[i] = detection.nanos();
        pixels.add("probe " + i, detection.atOriginalSize(), probes.mask(i));
        task.advance(1);
      }
    }
    Arrays.sort(nanos);
    return new Trial(
        method,
        RocCurve.of(images(scores, probes.clean().size())).orElseThrow().area(),
        pixels.aupro(FALSE_PIXELS).orElseThrow(),
        nanos[nanos.length / 2] / 1e6);
  }

  private static ScoredImages images(double[] scores, int clean) {
    List<String> ids = new ArrayList<>();
    boolean[] painted = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      ids.add("probe " + i);
      painted[i] = i >= clean;
    }
    return new ScoredImages(ids, scores, painted);
  }
}
