package dev.loupe.dataset;

import java.util.Comparator;

/**
 * How large a picture is. Sorted by area.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record PictureSize(int width, int height) implements Comparable<PictureSize> {

  private static final Comparator<PictureSize> ORDER =
      Comparator.comparingLong((PictureSize size) -> (long) size.width * size.height)
          .thenComparingInt(PictureSize::width);

  @Override
  public int compareTo(PictureSize other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return width + " x " + height;
  }
}
