package dev.loupe.station.setting;

/**
 * Which pictures and heat maps stay on disk. The records of all decisions stay in any case. NG and
 * REVIEW pictures are always kept.
 *
 * @param okOneIn keeps one OK picture in so many; 0 for none
 * @param invalid whether pictures that could not be judged are kept
 * @param quota pictures and heat maps take at most so much; the oldest OK go first, then the oldest
 *     INVALID, REVIEW, NG
 * @param leastFree health says LOW when the disk has less left
 */
public record KeepSettings(int okOneIn, boolean invalid, Bytes quota, Bytes leastFree) {

  /** One OK in 20, 20 GiB. */
  public static final KeepSettings DEFAULT =
      new KeepSettings(20, true, Bytes.gibi(20), Bytes.gibi(1));

  /** Checks the share. */
  public KeepSettings {
    if (okOneIn < 0) {
      throw new IllegalArgumentException("keep.ok_one_in must not be negative: " + okOneIn);
    }
  }
}
