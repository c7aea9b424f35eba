package dev.loupe.detector;

/**
 * How a picture of any size becomes the detector's input, and how the anomaly map lies over the
 * picture.
 *
 * <p>The resampling itself is inside the detector's graph; this says where the map belongs in
 * original pixels.
 *
 * @param width of the network's input and of the anomaly map, in pixels
 * @param height of the same
 * @param fit whole picture, or a centre crop of it
 * @param resizeTo with a centre crop: the shorter side after resizing, before cropping; else 0
 */
public record InputGeometry(int width, int height, Fit fit, int resizeTo) {

  /** How a picture is brought to the input size. */
  public enum Fit {
    /**
     * The whole picture is resized to the input size; its aspect ratio may change, nothing is cut
     * away.
     */
    WHOLE,
    /**
     * The shorter side is resized to {@code resizeTo}, then the centre is cut out. The rest is
     * never seen.
     */
    CENTER_CROP
  }

  /** Checks the sizes. */
  public InputGeometry {
    if (width < 8 || height < 8 || width > 4096 || height > 4096) {
      throw new IllegalArgumentException(
          "Input size must lie in 8..4096, not " + width + " x " + height);
    }
    if (fit == Fit.CENTER_CROP && resizeTo < Math.max(width, height)) {
      throw new IllegalArgumentException(
          "The centre crop of "
              + width
              + " x "
              + height
              + " does not fit into a shorter side of "
              + resizeTo);
    }
  }

  /** The whole picture, resized to a square. */
  public static InputGeometry whole(int size) {
    return new InputGeometry(size, size, Fit.WHOLE, 0);
  }

  /** The reference code's: shorter side to {@code resizeTo}, centre crop of {@code size}. */
  public static InputGeometry centerCrop(int size, int resizeTo) {
    return new InputGeometry(size, size, Fit.CENTER_CROP, resizeTo);
  }
}
