package dev.loupe.synthetic;

import dev.loupe.image.Mask;
import dev.loupe.image.Picture;
import java.util.random.RandomGenerator;

/**
 * A good picture with a defect painted into it, and where.
 *
 * <p>A defect is a shape (stain, scratch, frayed patch, chip) filled with material that does not
 * belong there (foreign texture, another colour, displaced, darkened, noisy, blurred or harsher
 * material), blended in at 30 to 100 %. The idea is CutPaste's, DRAEM's and SuperSimpleNet's: what
 * a defect will look like is unknown, but that it differs from the good part in one of these ways
 * is not. Labels of real defects are never used.
 *
 * @param picture the spoiled picture, as large as the good one
 * @param mask the pixels the defect covers
 */
public record SyntheticDefect(Picture picture, Mask mask) {

  private static final int ATTEMPTS = 50;

  /**
   * Paints one defect.
   *
   * @param good the picture to spoil; unchanged
   * @param other another good picture of the same size, to take material from
   * @param random decides shape, place, material and strength
   */
  public static SyntheticDefect paint(Picture good, Picture other, RandomGenerator random) {
    if (good.width() != other.width() || good.height() != other.height()) {
      throw new IllegalArgumentException("The two pictures differ in size");
    }
    Mask mask = mask(good.width(), good.height(), random);
    DefectFill.Paint paint = DefectFill.any(random).over(good, other, random);
    double strength = 0.3 + 0.7 * random.nextDouble();
    return new SyntheticDefect(blend(good, mask, paint, strength), mask);
  }

  /** Paints several defects, one after the other, into one picture. */
  public static SyntheticDefect paint(
      Picture good, Picture other, int count, RandomGenerator random) {
    SyntheticDefect painted = paint(good, other, random);
    for (int i = 1; i < count; i++) {
      SyntheticDefect next = paint(painted.picture, other, random);
      painted = new SyntheticDefect(next.picture, painted.mask.or(next.mask));
    }
    return painted;
  }

  /** The same with only those pixels in the mask that can be seen to differ; maybe none. */
  public SyntheticDefect asSeen(Picture good) {
    return new SyntheticDefect(picture, Visibility.of(good, picture, mask));
  }

  private static Mask mask(int width, int height, RandomGenerator random) {
    for (int i = 0; i < ATTEMPTS; i++) {
      Mask mask = draw(width, height, random);
      if (mask.area() >= 4) {
        return mask;
      }
    }
    boolean[] set = new boolean[width * height];
    set[random.nextInt(set.length)] = true;
    return new Mask(width, height, set);
  }

  private static Mask draw(int width, int height, RandomGenerator random) {
    DefectShape.Outline outline = DefectShape.any(random).draw(random);
    double aspect = (double) width / height;
    double centreX = random.nextDouble() * aspect;
    double centreY = random.nextDouble();
    double angle = random.nextDouble() * Math.PI;
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    SmoothNoise bend = new SmoothNoise(5, random);
    boolean[] set = new boolean[width * height];
    for (int row = 0; row < height; row++) {
      double y = (row + 0.5) / height;
      for (int column = 0; column < width; column++) {
        double x = (column + 0.5) / width;
        double dx = x * aspect - centreX;
        double dy = y - centreY;
        double u = dx * cos + dy * sin + 0.045 * bend.at(x, y);
        double v = dy * cos - dx * sin + 0.045 * bend.at(1 - x, y);
        set[row * width + column] = outline.contains(u, v, x, y);
      }
    }
    return new Mask(width, height, set);
  }

  /** Blends the paint in, its edge softened over 3 x 3 pixels. */
  private static Picture blend(Picture good, Mask mask, DefectFill.Paint paint, double strength) {
    byte[] rgb = good.rgb().clone();
    for (int y = 0; y < good.height(); y++) {
      for (int x = 0; x < good.width(); x++) {
        double share = strength * coverage(mask, x, y);
        if (share > 0) {
          for (int c = 0; c < 3; c++) {
            double mixed = good.at(x, y, c) * (1 - share) + paint.at(x, y, c) * share;
            rgb[(y * good.width() + x) * 3 + c] =
                (byte) Math.round(Math.max(0, Math.min(255, mixed)));
          }
        }
      }
    }
    return new Picture(good.width(), good.height(), rgb);
  }

  private static double coverage(Mask mask, int x, int y) {
    int covered = 0;
    for (int v = Math.max(0, y - 1); v <= Math.min(mask.height() - 1, y + 1); v++) {
      for (int u = Math.max(0, x - 1); u <= Math.min(mask.width() - 1, x + 1); u++) {
        covered += mask.at(u, v) ? 1 : 0;
      }
    }
    return covered / 9.0;
  }
}
