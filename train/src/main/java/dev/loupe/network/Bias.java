package dev.loupe.network;

/** Whether a linear operation adds a learned vector to its outputs. */
public enum Bias {
  /** It does; the vector is called {@code NAME.bias}. */
  LEARNED,
  /** It does not. */
  NONE
}
