package dev.loupe.dataset.boards;

import dev.loupe.image.Mask;
import dev.loupe.image.Picture;

/**
 * A picture of a board and what is wrong with it.
 *
 * @param picture as the camera over the line took it
 * @param mask the pixels that the defect changed visibly; empty for a good board
 * @param defectType the id of the type, such as "cold-joint"; "good" for a good board
 */
public record PaintedBoard(Picture picture, Mask mask, String defectType) {

  /** The type of a board without a defect. */
  public static final String GOOD = "good";
}
