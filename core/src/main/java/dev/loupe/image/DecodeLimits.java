package dev.loupe.image;

/**
 * How large a picture may be before it is refused undecoded: protects a server from a picture that
 * is small on disk and huge in memory.
 *
 * <p>Decoding needs three bytes a pixel for the {@link Picture} and, for a moment, up to eight more
 * for the decoder.
 *
 * @param maxBytes most bytes of the undecoded file, 1..2147483639
 * @param maxPixels most pixels (width x height), 1..715827879, checked from the header before a
 *     pixel is decoded
 */
public record DecodeLimits(long maxBytes, long maxPixels) {

  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  /** 200 MB and 100 megapixels: more than any camera over a line sends. */
  public static final DecodeLimits STANDARD = new DecodeLimits(200_000_000, 100_000_000);

  /** Checks that both limits are positive and that a picture of that size fits an array. */
  public DecodeLimits {
    require("Bytes", maxBytes, LONGEST_ARRAY);
    require("Pixels", maxPixels, LONGEST_ARRAY / 3);
  }

  private static void require(String what, long limit, long most) {
    if (limit < 1 || limit > most) {
      throw new IllegalArgumentException(
          what + " must be limited to 1.." + most + ", not to " + limit);
    }
  }
}
