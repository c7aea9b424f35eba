package dev.loupe.dataset.boards;

/**
 * How well one joint was soldered.
 *
 * @param quality the kind of fault, or sound
 * @param severity from 0, hardly to be seen, to 1, plain
 */
record JointState(Quality quality, double severity) {

  static final JointState SOUND = new JointState(Quality.SOUND, 0);

  /** The kinds of joint that the trade tells apart. */
  enum Quality {
    SOUND,
    STARVED,
    COLD,
    CRACKED
  }
}
