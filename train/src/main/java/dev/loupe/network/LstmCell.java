package dev.loupe.network;

/**
 * The learned numbers of a long short-term memory, laid out as PyTorch does: the gates one behind
 * the other along the first axis, in the order input, forget, cell, output.
 *
 * <pre>
 * i, f, g, o = W x_t + R h_(t-1) + b;  c_t = sigmoid(f) c_(t-1) + sigmoid(i) tanh(g)
 * h_t = sigmoid(o) tanh(c_t)
 * </pre>
 *
 * <p>PyTorch has a second bias that is only ever added to the first; here there is one. ONNX wants
 * the gates in the order input, output, forget, cell; {@link OnnxOps} moves them.
 *
 * <p>Source: Hochreiter and Schmidhuber, Long Short-Term Memory, Neural Computation 1997, with the
 * forget gate of Gers et al. 2000.
 *
 * @param inputs W, {@code [4 hidden x inputs]}
 * @param state R, {@code [4 hidden x hidden]}
 * @param bias b, {@code [4 hidden]}
 * @param <T> a tensor
 */
public record LstmCell<T>(T inputs, T state, T bias) {

  /** How many gates there are. */
  static final int GATES = 4;

  /** The parameters "NAME.weight_ih", "NAME.weight_hh" and "NAME.bias". */
  static <T> LstmCell<T> of(Ops<T> ops, String name, long inputs, int hidden) {
    long rows = GATES * (long) hidden;
    return new LstmCell<>(
        ops.parameter(
            new Parameter(name + ".weight_ih", Shape.of(rows, inputs), Parameter.Kind.WEIGHT)),
        ops.parameter(
            new Parameter(name + ".weight_hh", Shape.of(rows, hidden), Parameter.Kind.WEIGHT)),
        ops.parameter(new Parameter(name + ".bias", Shape.of(rows), Parameter.Kind.BIAS)));
  }
}
