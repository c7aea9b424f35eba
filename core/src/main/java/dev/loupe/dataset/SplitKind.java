package dev.loupe.dataset;

/** How the good pictures of a data set without a split of its own are parted. */
public enum SplitKind {
  /**
   * By physical part: one part never lies on both sides. The default, and what results should be
   * quoted with.
   */
  PARTS,
  /**
   * Every second good picture by name, whatever part it shows, as published tables on the magnetic
   * tiles have it. Where a part was taken several times it leaks from training into the test, and
   * the figures flatter: {@code dataset check} says so. For comparison only; {@code magnetic-tile}
   * only.
   */
  ALTERNATE
}
