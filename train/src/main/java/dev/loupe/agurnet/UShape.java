package dev.loupe.agurnet;

import dev.loupe.network.ConvShape;
import dev.loupe.network.Ops;
import dev.loupe.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A U-shaped encoder-decoder of four levels, each half as fine as the one above, of {@code width}
 * times 1, 2, 4 and 6 channels.
 *
 * @param name of its parameters
 * @param width channels of the finest level
 * @param parts which of AGUR-Net's parts it has
 */
record UShape(String name, int width, Parts parts) {

  private static final int[] FACTORS = {1, 2, 4, 6};
  private static final int BOTTOM = FACTORS.length - 1;
  private static final int CODE_LEVEL = 1;

  /**
   * Which parts a U-shape has; without any it is the basic U-Net.
   *
   * @param preActivation residual blocks with norm and ReLU first
   * @param eca channel attention behind each block of the decoder
   * @param attentionGates on the skips
   * @param aspp dilations at the bottom; empty for none
   */
  record Parts(boolean preActivation, boolean eca, boolean attentionGates, List<Integer> aspp) {

    /** The basic U-Net. */
    static final Parts NONE = new Parts(false, false, false, List.of());

    Parts {
      aspp = List.copyOf(aspp);
    }
  }

  /**
   * Features to features.
   *
   * @param x {@code [n x c x h x w]}, h and w multiples of 8
   * @param code further features at half that size, mixed in by a 1x1 convolution
   * @return {@code [n x width x h x w]}
   */
  <T> T apply(Ops<T> ops, T x, Optional<T> code) {
    List<T> skips = new ArrayList<>();
    T y = x;
    for (int level = 0; level < BOTTOM; level++) {
      y = block(ops, y, ".down" + level, level);
      if (level == CODE_LEVEL && code.isPresent()) {
        y = ops.add(y, ops.conv2d(code.get(), name + ".code", ConvShape.of(channels(level), 1)));
      }
      skips.add(y);
      y = halved(ops, y, level + 1);
    }
    y = bottom(ops, y);
    for (int level = BOTTOM - 1; level >= 0; level--) {
      y = joined(ops, skips.get(level), y, level);
    }
    return y;
  }

  private <T> T block(Ops<T> ops, T x, String part, int level) {
    return Block.of(name + part, channels(level), parts.preActivation()).apply(ops, x);
  }

  private <T> T halved(Ops<T> ops, T x, int level) {
    ConvShape shape = ConvShape.of(channels(level), 3).stride(2).padding(1).withBias();
    return ops.conv2d(x, name + ".halve" + level, shape);
  }

  private <T> T bottom(Ops<T> ops, T x) {
    T y = block(ops, x, ".bottom", BOTTOM);
    return parts.aspp().isEmpty()
        ? y
        : new Aspp(name + ".aspp", parts.aspp(), Math.max(1, channels(BOTTOM) / 4)).apply(ops, y);
  }

  private <T> T joined(Ops<T> ops, T skip, T deeper, int level) {
    Shape size = ops.shape(skip);
    T narrow =
        ops.conv2d(deeper, name + ".rise" + level, ConvShape.of(channels(level), 1).withBias());
    T risen = ops.resize(narrow, size.count(2), size.count(3));
    T let = parts.attentionGates() ? gate(level).apply(ops, skip, risen) : skip;
    T y = block(ops, ops.concat(1, List.of(let, risen)), ".up" + level, level);
    return parts.eca() ? new ChannelAttention(name + ".eca" + level).apply(ops, y) : y;
  }

  /** The gate on a level's skip. */
  AttentionGate gate(int level) {
    return new AttentionGate(name + ".gate" + level, Math.max(1, channels(level) / 2));
  }

  private int channels(int level) {
    return width * FACTORS[level];
  }
}
