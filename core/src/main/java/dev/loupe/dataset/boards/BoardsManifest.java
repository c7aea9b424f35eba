package dev.loupe.dataset.boards;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * What {@code boards.json} says: enough to paint the set again.
 *
 * @param generator the version of the painter; the same version gives the same bytes
 * @param plan what was asked for
 * @param boards every picture, in the order it was painted
 */
record BoardsManifest(int generator, BoardsPlan plan, List<Entry> boards) {

  /**
   * One picture.
   *
   * @param picture its path
   * @param seed of the board
   * @param defect its defect, if it has one
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Entry(String picture, long seed, Optional<Flawed> defect) {}

  /**
   * A defect as written down.
   *
   * @param type its id
   * @param severity in 0..1
   * @param seed of its place and form
   * @param area of its mask, in pixels
   */
  record Flawed(String type, double severity, long seed, int area) {}

  static Entry entry(BoardOrder order, PaintedBoard board) {
    return new Entry(
        order.path(),
        order.recipe().seed(),
        order
            .defect()
            .map(it -> new Flawed(it.type().id(), it.severity(), it.seed(), board.mask().area())));
  }
}
