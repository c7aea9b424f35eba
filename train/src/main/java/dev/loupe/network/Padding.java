package dev.loupe.network;

/** What stands beyond the edge of a picture. */
public enum Padding {
  /** Zeros. */
  ZERO,
  /** The picture mirrored at its edge sample, which is not repeated. */
  REFLECT,
  /** The edge sample, repeated. */
  EDGE
}
