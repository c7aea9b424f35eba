package dev.loupe.image;

/**
 * Which pixels belong to a defect. Immutable by convention, like {@link Picture}.
 *
 * @param width in pixels
 * @param height in pixels
 * @param set {@code boolean[height * width]}, row by row from the top left
 */
@SuppressWarnings("ArrayRecordComponent")
public record Mask(int width, int height, boolean[] set) {

  /** Checks that the array holds exactly the pixels promised. */
  public Mask {
    Sizes.requireLength(width, height, 1, set.length);
  }

  /** A mask without a single pixel set: what a good picture has. */
  public static Mask empty(int width, int height) {
    return new Mask(width, height, new boolean[width * height]);
  }

  /** Whether the pixel belongs to a defect. */
  public boolean at(int x, int y) {
    return set[y * width + x];
  }

  /** How many pixels are set. */
  public int area() {
    int area = 0;
    for (boolean pixel : set) {
      area += pixel ? 1 : 0;
    }
    return area;
  }

  /**
   * The pixels that are set here or there.
   *
   * @throws IllegalArgumentException when the sizes differ
   */
  public Mask or(Mask other) {
    if (width != other.width || height != other.height) {
      throw new IllegalArgumentException(
          "A mask of %d x %d and one of %d x %d"
              .formatted(width, height, other.width, other.height));
    }
    boolean[] either = set.clone();
    for (int i = 0; i < either.length; i++) {
      either[i] |= other.set[i];
    }
    return new Mask(width, height, either);
  }
}
