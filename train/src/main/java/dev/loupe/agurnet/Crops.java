package dev.loupe.agurnet;

import dev.loupe.image.Mask;
import dev.loupe.network.Shape;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A window into each picture of a batch, through which the reconstruction learns: a window of half
 * the side costs a quarter, and every step still sees as many pictures. Each picture has a place of
 * its own, and all that belongs to it is cut there, whatever its scale.
 *
 * @param whole the batch's pictures, {@code [n x c x h x w]}
 * @param height of a window, in pixels
 * @param width of a window
 * @param tops where each picture's window begins, in pixels from above
 * @param lefts where each picture's window begins, in pixels from the left
 */
record Crops(Shape whole, int height, int width, List<Integer> tops, List<Integer> lefts) {

  /** Windows begin where a pixel of the coarsest thing that is cut begins: the denoiser's code. */
  private static final int ALIGNMENT = SparseDenoiser.STEP;

  Crops {
    tops = List.copyOf(tops);
    lefts = List.copyOf(lefts);
  }

  /**
   * Draws windows: where a picture has a defect, one that holds a pixel of it, so that defects are
   * as frequent in windows as in pictures.
   *
   * @param side of a window, a multiple of 16; no larger than the picture it becomes. 0 for whole
   *     pictures
   * @param masks where each picture's defects are
   */
  static Crops draw(Shape whole, int side, List<Mask> masks, RandomGenerator random) {
    int height = side == 0 ? whole.count(2) : Math.min(side, whole.count(2));
    int width = side == 0 ? whole.count(3) : Math.min(side, whole.count(3));
    List<Integer> tops = new ArrayList<>();
    List<Integer> lefts = new ArrayList<>();
    for (Mask mask : masks) {
      int pixel = any(mask, random);
      tops.add(begin(pixel / mask.width(), height, mask.height(), random));
      lefts.add(begin(pixel % mask.width(), width, mask.width(), random));
    }
    return new Crops(whole, height, width, tops, lefts);
  }

  /** A pixel of the defects, or of the picture where there is none. */
  private static int any(Mask mask, RandomGenerator random) {
    int[] set = IntStream.range(0, mask.set().length).filter(i -> mask.set()[i]).toArray();
    return set.length == 0 ? random.nextInt(mask.set().length) : set[random.nextInt(set.length)];
  }

  /** Where a window along a side begins that holds a pixel. */
  private static int begin(int pixel, int window, int side, RandomGenerator random) {
    int earliest = Math.max(0, pixel - window + ALIGNMENT);
    int latest = Math.min(pixel, side - window);
    int begun = earliest + random.nextInt(Math.max(1, latest - earliest + 1));
    return Math.min(begun, side - window) / ALIGNMENT * ALIGNMENT;
  }

  /** What the windows show of something that covers the pictures, at full size or smaller. */
  TorchTensor of(TorchOps ops, TorchTensor x) {
    if (height == whole.count(2) && width == whole.count(3)) {
      return x;
    }
    int scale = whole.count(2) / ops.shape(x).count(2);
    List<TorchTensor> windows = new ArrayList<>();
    for (int i = 0; i < tops.size(); i++) {
      TorchTensor rows =
          ops.slice(
              ops.slice(x, 0, i, i + 1L), 2, tops.get(i) / scale, (tops.get(i) + height) / scale);
      windows.add(ops.slice(rows, 3, lefts.get(i) / scale, (lefts.get(i) + width) / scale));
    }
    return ops.concat(0, windows).channelsLast();
  }
}
