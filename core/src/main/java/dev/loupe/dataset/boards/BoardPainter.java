package dev.loupe.dataset.boards;

import dev.loupe.image.Mask;
import java.util.Optional;

/**
 * Paints one board, good or defective.
 *
 * <pre>{@code
 * BoardDefect bridge = BoardDefect.random(DefectType.BRIDGE, 7);
 * PaintedBoard board = new BoardPainter().paint(BoardRecipe.of(1), Optional.of(bridge));
 * }</pre>
 *
 * <p>A defective board is the good board of the same recipe with the defect added: outside the mask
 * the two pictures are the same to the byte. Keeps nothing between calls; safe for several threads.
 */
public final class BoardPainter {

  /** The board of that recipe, with that defect if there is one. */
  public PaintedBoard paint(BoardRecipe recipe, Optional<BoardDefect> defect) {
    Station station = new Station(recipe);
    return defect.map(flawed -> defective(station, flawed)).orElseGet(() -> good(station));
  }

  private static PaintedBoard good(Station station) {
    float[][] clean = station.expose(station.light(station.populated(station.bare())));
    Mask none = Mask.empty(station.recipe().width(), station.recipe().height());
    return new PaintedBoard(station.read(clean), none, PaintedBoard.GOOD);
  }

  private static PaintedBoard defective(Station station, BoardDefect defect) {
    Relief bare = station.bare();
    Relief sound = station.populated(bare.copy());
    Relief flawed = station.populated(bare, Flaw.of(defect));
    Shot lit = station.light(sound);
    float[][] good = station.expose(lit);
    float[][] bad = station.expose(station.relight(lit, sound, flawed));
    BoardRecipe recipe = station.recipe();
    Mask mask = VisibleChange.between(good, bad, recipe.width(), recipe.height());
    copy(bad, good, mask);
    return new PaintedBoard(station.read(good), mask, defect.type().id());
  }

  private static void copy(float[][] from, float[][] to, Mask mask) {
    boolean[] set = mask.set();
    for (int channel = 0; channel < 3; channel++) {
      for (int i = 0; i < set.length; i++) {
        to[channel][i] = set[i] ? from[channel][i] : to[channel][i];
      }
    }
  }
}
