package dev.loupe.report;

import java.util.List;
import java.util.Optional;

/**
 * One picture as the reader needs to see it: the part, what is marked as defective, what the
 * detector saw; and the figures of the decision.
 *
 * @param id of the file
 * @param width of the original picture, in pixels
 * @param height of the original picture, in pixels
 * @param picture a small copy of it
 * @param mask the marked defect, where one was marked
 * @param restored the part as the detector thinks that it should be, where it says so
 * @param heat the heat map over the picture
 * @param outlines of the regions found, in original pixels
 * @param decision the verdict and its figures
 * @param defectType what is known about the part, such as "crack" or "good"
 * @param remarks such as the reason of a verdict
 */
public record Triptych(
    String id,
    int width,
    int height,
    InlinePicture picture,
    Optional<InlinePicture> mask,
    Optional<InlinePicture> restored,
    InlinePicture heat,
    List<Outline> outlines,
    Decision decision,
    String defectType,
    List<String> remarks) {

  /** Copies the lists. */
  public Triptych {
    outlines = List.copyOf(outlines);
    remarks = List.copyOf(remarks);
  }

  /** The same picture under another name of what is known about it, such as a detector's. */
  public Triptych called(String name) {
    return new Triptych(
        id, width, height, picture, mask, restored, heat, outlines, decision, name, remarks);
  }

  /**
   * A verdict and the figures that led to it.
   *
   * @param verdict such as "NG"
   * @param tone whether the verdict is right
   * @param score raw
   * @param threshold in the same units
   * @param calibrated the score from 0 to 1, 0.5 at the threshold
   */
  public record Decision(
      String verdict, Tone tone, double score, double threshold, double calibrated) {}

  /**
   * The outline of a region, closed.
   *
   * @param points its corners in order
   */
  public record Outline(List<Point> points) {

    /** Copies the list. */
    public Outline {
      points = List.copyOf(points);
    }
  }

  /** A place in the original picture, in pixels from its top left. */
  public record Point(double x, double y) {

    /** How far it is to another place, in pixels. */
    double distanceTo(Point other) {
      return Math.hypot(x - other.x, y - other.y);
    }
  }
}
