package dev.loupe.experiment;

import java.util.Optional;

/**
 * Defective pictures with their masks and the maps of all methods.
 *
 * @param title above them
 * @param pictures of each data set, at most {@value #MOST}; 2 by default
 */
public record PanelsView(Optional<String> title, Optional<Integer> pictures) {

  /** As many as every cell keeps. */
  static final int MOST = 6;

  /** Checks the number. */
  public PanelsView {
    int count = pictures.orElse(2);
    Experiment.require(
        count >= 1 && count <= MOST, "pictures must lie in 1.." + MOST + ", not " + count);
  }
}
