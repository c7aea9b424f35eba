package dev.loupe.feature;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.loupe.dataset.PictureSource;
import dev.loupe.detector.InputGeometry;
import dev.loupe.image.Picture;
import java.util.List;

/**
 * How large the detector's input is, for the pictures at hand.
 *
 * @param size side of the square input, or of the square with as many pixels, in pixels
 * @param shape of the input
 */
public record InputPlan(int size, Shape shape) {

  /** Backbones halve a picture four times; a multiple of this keeps their grids aligned. */
  private static final int STEP = 16;

  /** The shape of the input. */
  public enum Shape {
    /**
     * As many pixels as the square, in the median shape of the training pictures: nothing is
     * squeezed. Ours.
     */
    @JsonProperty("picture")
    PICTURE,
    /** A square; the whole picture is squeezed into it. */
    @JsonProperty("square")
    SQUARE,
    /**
     * The reference code's: shorter side to 8/7 of the size (288 to 329), centre crop. The rest of
     * the picture is never seen, and the report says how much that is.
     */
    @JsonProperty("crop")
    CROP
  }

  /** Checks the size. */
  public InputPlan {
    if (size < 32 || size > 2048) {
      throw new IllegalArgumentException("size must lie in 32..2048, not " + size);
    }
  }

  /** The geometry for pictures like these. */
  public InputGeometry geometry(List<? extends PictureSource> pictures) {
    return switch (shape) {
      case SQUARE -> InputGeometry.whole(size);
      case CROP -> InputGeometry.centerCrop(size, (int) Math.round(size * 8 / 7.0));
      case PICTURE -> shapedLike(medianAspect(pictures));
    };
  }

  private InputGeometry shapedLike(double aspect) {
    int width = rounded(size * Math.sqrt(aspect));
    int height = rounded(size / Math.sqrt(aspect));
    return new InputGeometry(width, height, InputGeometry.Fit.WHOLE, 0);
  }

  private static int rounded(double length) {
    return Math.max(2 * STEP, (int) Math.round(length / STEP) * STEP);
  }

  private static double medianAspect(List<? extends PictureSource> pictures) {
    double[] aspects = pictures.stream().mapToDouble(InputPlan::aspect).sorted().toArray();
    return aspects[aspects.length / 2];
  }

  /** Decodes one picture and lets it go: a data set need not fit into memory. */
  private static double aspect(PictureSource source) {
    Picture picture = source.picture();
    return (double) picture.width() / picture.height();
  }
}
