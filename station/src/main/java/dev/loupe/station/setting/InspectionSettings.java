package dev.loupe.station.setting;

/**
 * How much is judged at once, and what is too large.
 *
 * @param workers pictures judged at once, each on one thread; 0 for as many as there are processors
 * @param queue how many pictures may wait; further ones are told to come again (429)
 * @param waitingBytes how many undecoded bytes may wait in memory
 * @param maxBytes of one picture, undecoded
 * @param maxPixels of one picture, checked before it is decoded
 * @param maxModelBytes of one registered detector
 * @param batch pictures of one batch
 */
public record InspectionSettings(
    int workers,
    int queue,
    Bytes waitingBytes,
    Bytes maxBytes,
    long maxPixels,
    Bytes maxModelBytes,
    int batch) {

  /** All processors, 32 waiting, pictures of up to 64 MiB and 50 megapixels. */
  public static final InspectionSettings DEFAULT =
      new InspectionSettings(
          0, 32, Bytes.mebi(512), Bytes.mebi(64), 50_000_000, Bytes.gibi(1), 200);

  /** Checks the ranges. */
  public InspectionSettings {
    require("workers", workers, 0, 256);
    require("queue", queue, 1, 10_000);
    require("batch", batch, 1, 1000);
    require("max_pixels", maxPixels, 1, 700_000_000);
    require("max_bytes", maxBytes.count(), 1, 1_000_000_000);
    require("max_model_bytes", maxModelBytes.count(), 1, Integer.MAX_VALUE);
    if (waitingBytes.count() < maxBytes.count()) {
      throw new IllegalArgumentException(
          "inspection.waiting_bytes must not be smaller than inspection.max_bytes: "
              + waitingBytes
              + ", "
              + maxBytes);
    }
  }

  private static void require(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "inspection." + name + " must lie in " + least + ".." + most + ", not " + value);
    }
  }

  /** Pictures judged at once, where 0 stands for all processors. */
  public int judgedAtOnce() {
    return workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
  }
}
