package dev.loupe.agurnet;

import dev.loupe.network.ConvShape;
import dev.loupe.network.Ops;

/**
 * An attention gate on a skip connection: where the coarser level's features say that a place
 * matters, the skip passes (P2 eq 2, fig 2; Oktay et al., Attention U-Net, MIDL 2018).
 *
 * <pre>{@code alpha = sigmoid(psi(relu(W_x x + W_g g + b)))}</pre>
 *
 * @param name of its parameters
 * @param inner channels in between
 */
record AttentionGate(String name, int inner) {

  /** The skip, each place weighed by its coefficient. */
  <T> T apply(Ops<T> ops, T skip, T gate) {
    return ops.mul(skip, coefficients(ops, skip, gate));
  }

  /** alpha, {@code [n x 1 x h x w]} in [0, 1]. */
  <T> T coefficients(Ops<T> ops, T skip, T gate) {
    T ofSkip = ops.conv2d(skip, name + ".skip", ConvShape.of(inner, 1));
    T ofGate = ops.conv2d(gate, name + ".gate", ConvShape.of(inner, 1).withBias());
    T q = ops.relu(ops.add(ofSkip, ofGate));
    return ops.sigmoid(ops.conv2d(q, name + ".psi", ConvShape.of(1, 1).withBias()));
  }
}
