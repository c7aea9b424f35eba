package dev.loupe.agurnet;

import dev.loupe.network.ConvShape;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Ops;
import dev.loupe.network.Padding;
import dev.loupe.network.Parameter;
import dev.loupe.network.Shape;
import java.util.List;

/**
 * SSDAE, the stacked sparse denoising autoencoder: every patch of 8 x 8 pixels goes through sigmoid
 * layers to a code whose units are mostly silent, and back; where patches overlap (they start every
 * 4 pixels) their mean counts.
 *
 * <pre>{@code
 * K^l = sigmoid(W K^(l-1) + b)          (P2 eq 9)
 * }</pre>
 *
 * <p>Written as convolutions, so a whole picture is one pass; a picture of 8 x 8 pixels is one
 * patch, which is how it is taught. The last layer back to pixels is linear (ours: a sigmoid there
 * would never give a quite black or white pixel).
 *
 * @param hidden units of the layers, the first next to the pixels
 */
record SparseDenoiser(List<Integer> hidden) {

  static final String NAME = "denoiser";
  static final int PATCH = 8;
  static final int STEP = 4;

  private static final int RIM = (PATCH - STEP) / 2;

  SparseDenoiser {
    hidden = List.copyOf(hidden);
  }

  /**
   * A picture without its noise, and what was understood of it.
   *
   * @param picture {@code [n x 3 x h x w]} in [0, 1]
   * @param code {@code [n x units x h/4 x w/4]} in (0, 1)
   */
  record Denoised<T>(T picture, T code) {}

  /** Denoises a picture whose sides are multiples of 4. */
  <T> Denoised<T> apply(Ops<T> ops, T x) {
    T code = encode(ops, ops.pad(x, RIM, RIM, Padding.EDGE));
    Shape shape = ops.shape(x);
    T patches = towardsPixels(ops, decodeTo(ops, code, 1), RIM);
    T mean = ops.mul(patches, ops.constant(shares(shape.count(2), shape.count(3))));
    return new Denoised<>(ops.clip(withBias(ops, mean), 0, 1), code);
  }

  /** The code of patches, {@code [n x 3 x 8 x 8]} to {@code [n x units x 1 x 1]}. */
  <T> T encode(Ops<T> ops, T x) {
    T y = x;
    for (int layer = 0; layer < hidden.size(); layer++) {
      y = encodeLayer(ops, y, layer);
    }
    return y;
  }

  /** One layer inwards; layer 0 sees pixels. */
  <T> T encodeLayer(Ops<T> ops, T x, int layer) {
    ConvShape shape =
        layer == 0
            ? ConvShape.of(hidden.get(0), PATCH).stride(STEP)
            : ConvShape.of(hidden.get(layer), 1);
    T centred = ops.addScalar(x, layer == 0 ? -0.5 : 0);
    return ops.sigmoid(ops.conv2d(centred, NAME + ".encode" + layer, shape.withBias()));
  }

  /** One layer outwards: layer 0 gives pixels of a single patch. */
  <T> T decodeLayer(Ops<T> ops, T code, int layer) {
    if (layer == 0) {
      return withBias(ops, towardsPixels(ops, code, 0));
    }
    ConvShape shape = ConvShape.of(hidden.get(layer - 1), 1).withBias();
    return ops.sigmoid(ops.conv2d(code, NAME + ".decode" + layer, shape));
  }

  /** From the code outwards to the input of a layer; to 0 gives pixels of a single patch. */
  <T> T decodeTo(Ops<T> ops, T code, int outermost) {
    T y = code;
    for (int layer = hidden.size() - 1; layer >= outermost; layer--) {
      y = decodeLayer(ops, y, layer);
    }
    return y;
  }

  private static <T> T towardsPixels(Ops<T> ops, T code, int rim) {
    ConvShape shape = ConvShape.of(3, PATCH).stride(STEP).padding(rim);
    return ops.convTranspose2d(code, NAME + ".decode0", shape);
  }

  private static <T> T withBias(Ops<T> ops, T x) {
    Parameter bias =
        new Parameter(NAME + ".decode0.bias", Shape.of(1, 3, 1, 1), Parameter.Kind.BIAS);
    return ops.add(x, ops.parameter(bias));
  }

  /** One over the number of patches that cover each pixel. */
  private static FloatTensor shares(int height, int width) {
    float[] shares = new float[height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        shares[y * width + x] = 1f / (covering(y, height) * covering(x, width));
      }
    }
    return new FloatTensor(Shape.of(1, 1, height, width), shares);
  }

  private static int covering(int pixel, int length) {
    int last = Math.min((pixel + RIM) / STEP, length / STEP - 1);
    int first = Math.max(0, Math.floorDiv(pixel + RIM - PATCH, STEP) + 1);
    return last - first + 1;
  }
}
