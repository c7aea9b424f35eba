package dev.loupe.dataset.boards;

/**
 * A part that the machine dropped on the way.
 *
 * @param part which
 */
record AbsentPart(Part part) implements Flaw {

  static AbsentPart of(Dice dice) {
    return new AbsentPart(dice.pick(PartsList.PARTS));
  }

  @Override
  public void alter(Assembly assembly) {
    assembly.without(part);
  }
}
