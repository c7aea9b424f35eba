package dev.loupe.dataset;

import dev.loupe.image.Mask;
import java.util.List;

/**
 * Where the defect mask of a sample comes from: a file, or a list of boxes. Safe for several
 * threads.
 */
@FunctionalInterface
public interface MaskSource {

  /**
   * The mask at the size of its picture.
   *
   * @param width of the picture, in pixels
   * @param height of the picture, in pixels
   */
  Mask mask(int width, int height);

  /**
   * The defects one by one, where a picture shows several kinds and each was marked by a box with
   * its kind; else none.
   */
  default List<MarkedBox> marked() {
    return List.of();
  }

  /** What the mask is made from, for hashing; empty where there is nothing but the mask itself. */
  default byte[] content() {
    return new byte[0];
  }
}
