package dev.loupe.dataset.boards;

/** What a defect does to a board: to its assembly before it is painted, or to its surface after. */
sealed interface Flaw
    permits JointFlaw,
        AbsentPart,
        ShiftedPart,
        Bridge,
        Scratch,
        Contamination,
        LiftedPad,
        Discolouration {

  /** Changes how the board was populated and soldered. */
  default void alter(Assembly assembly) {}

  /** Changes the painted board. */
  default void paintOver(Relief relief, Pose board) {}

  static Flaw of(BoardDefect defect) {
    Dice dice = new Dice(Dice.mix(defect.seed())).child(defect.type().id());
    double severity = defect.severity();
    return switch (defect.type()) {
      case MISSING_SOLDER -> JointFlaw.of(JointState.Quality.STARVED, severity, dice);
      case COLD_JOINT -> JointFlaw.of(JointState.Quality.COLD, severity, dice);
      case CRACKED_JOINT -> JointFlaw.of(JointState.Quality.CRACKED, severity, dice);
      case BRIDGE -> Bridge.of(severity, dice);
      case MISSING_COMPONENT -> AbsentPart.of(dice);
      case SHIFTED_COMPONENT -> ShiftedPart.of(severity, dice);
      case SCRATCH -> Scratch.of(severity, dice);
      case CONTAMINATION -> Contamination.of(severity, dice);
      case LIFTED_PAD -> LiftedPad.of(severity, dice);
      case DISCOLOURATION -> Discolouration.of(severity, dice);
    };
  }
}
