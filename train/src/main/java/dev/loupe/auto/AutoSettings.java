package dev.loupe.auto;

import java.util.List;

/**
 * How a method is chosen.
 *
 * @param backbone of all candidates: id of the frozen backbone, or an ONNX file
 * @param size of all candidates' input; 0 for each one's own
 * @param candidates ids of methods, the cheapest first; empty for all that are offered
 * @param pictures that a candidate is tried on at most
 * @param probeShare of the pictures that are kept for the trial's questions, in (0, 1)
 * @param milliseconds that a picture may take at most, on this machine; 0 for no limit
 * @param margin how much better a dearer candidate must be, in merit (0 to 1)
 */
public record AutoSettings(
    String backbone,
    int size,
    List<String> candidates,
    int pictures,
    double probeShare,
    double milliseconds,
    double margin) {

  /** Checks ranges. */
  public AutoSettings {
    candidates = List.copyOf(candidates);
    require(size == 0 || (size >= 32 && size <= 2048), "size must be 0 or lie in 32..2048");
    require(pictures >= 8 && pictures <= 100_000, "pictures must lie in 8..100000");
    require(probeShare > 0 && probeShare < 1, "probe_share must lie in (0, 1)");
    require(milliseconds >= 0, "milliseconds must not be negative");
    require(margin >= 0 && margin <= 1, "margin must lie in [0, 1]");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
