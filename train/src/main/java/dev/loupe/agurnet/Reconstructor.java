package dev.loupe.agurnet;

import dev.loupe.network.ConvShape;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Ops;
import dev.loupe.network.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * AGUR-Net proper: from the prepared picture to the picture as it should be.
 *
 * <p>The first convolution halves the picture, the U-shape works from there, and a transposed
 * convolution brings it back to full size; the picture at full size is where most of the work would
 * be.
 *
 * @param body the U-shape
 * @param globalSkip whether its output is what to change in the picture, not the picture itself
 */
record Reconstructor(UShape body, boolean globalSkip) {

  static final String NAME = "reconstructor";
  private static final String HEAD = NAME + ".head";

  static Reconstructor of(int width, UShape.Parts parts, boolean globalSkip) {
    return new Reconstructor(new UShape(NAME, width, parts), globalSkip);
  }

  /** What training begins with: behind a global skip nothing is changed yet. */
  Weights begin(Weights drawn) {
    String head = HEAD + ".weight";
    return globalSkip ? drawn.with(head, FloatTensor.filled(drawn.get(head).shape(), 0)) : drawn;
  }

  /** x^, {@code [n x 3 x h x w]} in [0, 1]. */
  <T> T apply(Ops<T> ops, Prepared<T> prepared) {
    List<T> seen = new ArrayList<>();
    seen.add(Halving.of(ops, prepared.picture(), NAME + ".stem", body.width()));
    seen.addAll(prepared.generated());
    prepared.compared().ifPresent(seen::add);
    T features = body.apply(ops, ops.concat(1, seen), prepared.code());
    ConvShape head = ConvShape.of(3, 4).stride(2).padding(1).withBias();
    T output = ops.convTranspose2d(active(ops, features), HEAD, head);
    return globalSkip ? ops.clip(ops.add(prepared.picture(), output), 0, 1) : ops.sigmoid(output);
  }

  /**
   * Pre-activation blocks end in a sum, which needs a norm before its ReLU (He et al., ECCV 2016).
   * Without one it can come to be negative everywhere, as it did on boards and on magnetic tiles:
   * then no gradient flows, and every picture is given back as one grey for good.
   */
  private <T> T active(Ops<T> ops, T features) {
    return ops.relu(
        body.parts().preActivation()
            ? ops.batchNorm(features, NAME + ".norm", Block.EPSILON)
            : features);
  }
}
