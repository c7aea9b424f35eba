package dev.loupe.dataset.boards;

/**
 * Which board to paint, and how large: the same recipe gives the same bytes, always.
 *
 * @param seed of everything that differs between two boards of the line
 * @param width of the picture in pixels, at least 64
 * @param height of the picture in pixels, at least 48
 */
public record BoardRecipe(long seed, int width, int height) {

  /** The width of a picture when nothing else is asked for. */
  public static final int DEFAULT_WIDTH = 512;

  /** The height of a picture when nothing else is asked for. */
  public static final int DEFAULT_HEIGHT = 352;

  /** Checks that the board can still be recognised at that size. */
  public BoardRecipe {
    if (width < 64 || height < 48 || width > 4096 || height > 4096) {
      throw new IllegalArgumentException(
          "A board is painted between 64 x 48 and 4096 x 4096 pixels, not "
              + width
              + " x "
              + height);
    }
  }

  /** A board of the default size. */
  public static BoardRecipe of(long seed) {
    return new BoardRecipe(seed, DEFAULT_WIDTH, DEFAULT_HEIGHT);
  }

  /** Pixels of the picture per millimetre of the board. */
  double pixelsPerMillimetre() {
    return Math.min(width / 29.6, height / 20.2);
  }
}
