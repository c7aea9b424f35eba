package dev.loupe.network;

/**
 * A square pooling window.
 *
 * @param kernel side of the window
 * @param stride step in both directions
 * @param padding samples added on each side: never chosen by a maximum, zeros in a mean
 * @param ceil whether a last, partly empty window counts
 */
public record PoolShape(int kernel, int stride, int padding, boolean ceil) {

  /** Checks the sizes. */
  public PoolShape {
    if (kernel < 1 || stride < 1 || padding < 0 || padding > kernel / 2) {
      throw new IllegalArgumentException(
          "Pooling needs kernel and stride of at least 1 and padding up to half the kernel, not %d, %d, %d"
              .formatted(kernel, stride, padding));
    }
  }

  /** A window, a step and padding; partly empty windows at the end are dropped. */
  public static PoolShape of(int kernel, int stride, int padding) {
    return new PoolShape(kernel, stride, padding, false);
  }

  /** The samples along an axis after pooling, by PyTorch's rule. */
  long pooled(long length) {
    long room = length + 2L * padding - kernel;
    long windows = (ceil ? Math.floorDiv(room + stride - 1, (long) stride) : room / stride) + 1;
    boolean lastStartsOutside = ceil && (windows - 1) * stride >= length + padding;
    return lastStartsOutside ? windows - 1 : windows;
  }
}
