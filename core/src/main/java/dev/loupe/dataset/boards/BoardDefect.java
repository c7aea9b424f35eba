package dev.loupe.dataset.boards;

/**
 * A defect to paint: what kind, how bad, and which of its countless forms.
 *
 * @param type the kind
 * @param severity from 0, a person has to look twice, to 1, plain from across the room
 * @param seed of place and form
 */
public record BoardDefect(DefectType type, double severity, long seed) {

  /** Checks the severity. */
  public BoardDefect {
    if (!(severity >= 0 && severity <= 1)) {
      throw new IllegalArgumentException("The severity must lie in 0..1, not " + severity);
    }
  }

  /** A defect of that type whose severity is drawn too, subtle ones as often as plain ones. */
  public static BoardDefect random(DefectType type, long seed) {
    return new BoardDefect(type, new Dice(Dice.mix(seed)).child("severity").between(0, 1), seed);
  }
}
