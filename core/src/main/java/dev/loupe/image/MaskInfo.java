package dev.loupe.image;

import java.util.List;

/**
 * What is in a mask file, to tell a clean mask from one that was saved as JPEG, smoothed, or holds
 * class numbers.
 *
 * @param width in pixels
 * @param height in pixels
 * @param levels the grey levels that occur, ascending, in 0..255
 * @param set how many pixels {@link MaskReader} takes as defect
 * @param reading how it tells them
 */
public record MaskInfo(int width, int height, List<Integer> levels, int set, Reading reading) {

  /** Which grey levels mean defect. */
  public enum Reading {
    /** Levels above 127. */
    BRIGHT,
    /** Levels above 0: a lossless file without any bright pixel, which numbers its classes. */
    CLASS_NUMBERS
  }

  /** Keeps an unchangeable copy of the levels. */
  public MaskInfo {
    levels = List.copyOf(levels);
  }

  /** Whether nothing but 0 and 255 occurs. */
  public boolean binary() {
    return levels.stream().allMatch(level -> level == 0 || level == 255);
  }
}
