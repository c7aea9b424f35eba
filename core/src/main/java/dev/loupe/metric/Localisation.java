package dev.loupe.metric;

import dev.loupe.image.ConnectedRegions;
import dev.loupe.image.Mask;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How well predicted masks, usually from the double threshold, match the marked defects over a test
 * set.
 *
 * <pre>{@code
 * Localisation localisation = new Localisation();
 * localisation.add(sample.id(), predicted, mask);
 * localisation.counts().accuracy();   // share of pixels classified right
 * localisation.counts().iou();        // print these beside it: accuracy is
 * localisation.counts().f1();         // high for an empty prediction
 * localisation.pro();
 * }</pre>
 *
 * <p>Keeps a few numbers only. Not safe for use by several threads at once.
 *
 * <p>Source: localisation accuracy, improved AGUR-Net, fig. 7; PRO, enhanced SimpleNet, eq. 7.
 */
public final class Localisation {

  private ConfusionCounts counts = new ConfusionCounts(0, 0, 0, 0);
  private double covered;
  private int defects;

  /** Measures nothing yet. */
  public Localisation() {}

  /**
   * Adds one test image; a good one with an empty truth.
   *
   * @param imageId what to call it in error messages
   * @param predicted what the detector marks
   * @param truth what is defective, of the same size
   * @throws IllegalArgumentException when the sizes differ
   */
  public void add(String imageId, Mask predicted, Mask truth) {
    if (predicted.width() != truth.width() || predicted.height() != truth.height()) {
      throw new IllegalArgumentException(
          "Image "
              + imageId
              + ": the prediction is "
              + predicted.width()
              + " x "
              + predicted.height()
              + ", the mask "
              + truth.width()
              + " x "
              + truth.height());
    }
    add(part(predicted, truth));
  }

  /** Adds one test image that was compared before, perhaps elsewhere. */
  public void add(Part image) {
    counts = counts.plus(image.counts());
    for (double share : image.shares()) {
      covered += share;
    }
    defects += image.shares().size();
  }

  /**
   * One test image, compared.
   *
   * @param counts what became of its pixels
   * @param shares of each of its defects that is marked
   */
  public record Part(ConfusionCounts counts, List<Double> shares) {

    /** Copies the list. */
    public Part {
      shares = List.copyOf(shares);
    }
  }

  /** Compares one test image; both masks have one size. */
  public static Part part(Mask predicted, Mask truth) {
    return new Part(
        compare(predicted.set(), truth.set()),
        truth.area() == 0 ? List.of() : shares(predicted.set(), ConnectedRegions.of(truth)));
  }

  private static ConfusionCounts compare(boolean[] predicted, boolean[] truth) {
    int[] cells = new int[4];
    for (int i = 0; i < predicted.length; i++) {
      cells[(truth[i] ? 2 : 0) + (predicted[i] ? 1 : 0)]++;
    }
    return new ConfusionCounts(cells[3], cells[2], cells[1], cells[0]);
  }

  private static List<Double> shares(boolean[] predicted, ConnectedRegions marked) {
    int[] hits = new int[marked.count() + 1];
    for (int i = 0; i < predicted.length; i++) {
      hits[marked.labels()[i]] += predicted[i] ? 1 : 0;
    }
    return marked.regions().stream()
        .map(defect -> (double) hits[defect.label()] / defect.area())
        .toList();
  }

  /** What became of all pixels: accuracy, IoU, F1 and the rest. */
  public ConfusionCounts counts() {
    return counts;
  }

  /** The mean over all defects of the share that is marked; empty without any defect. */
  public OptionalDouble pro() {
    return defects == 0 ? OptionalDouble.empty() : OptionalDouble.of(covered / defects);
  }
}
