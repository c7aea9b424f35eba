package dev.loupe.network;

import java.util.List;
import java.util.Optional;

/**
 * The operations that networks are made of. A network is an ordinary method over them, written
 * once, and run by interpreters: one computes with libtorch and differentiates, one writes an ONNX
 * graph, one only follows the shapes.
 *
 * <pre>{@code
 * <T> T block(Ops<T> ops, T x) {
 *   T y = ops.conv2d(x, "conv1", ConvShape.of(64, 3).padding(1));
 *   return ops.relu(ops.add(ops.batchNorm(y, "bn1", 1e-5), x));
 * }
 * }</pre>
 *
 * <p>Pictures are {@code [batch x channels x height x width]}. Names follow PyTorch: a convolution
 * "conv1" reads "conv1.weight" and "conv1.bias". Axes may be negative: -1 is the last. A shape that
 * does not fit is an {@link IllegalArgumentException} naming the operation.
 *
 * @param <T> a tensor, whatever that is for the interpreter
 */
public interface Ops<T> {

  /** The shape of a value. */
  Shape shape(T x);

  /** A learned block of numbers. */
  T parameter(Parameter parameter);

  /** Numbers that no training changes. */
  T constant(FloatTensor values);

  /** Convolution of {@code [n x c x h x w]} with weights {@code [outputs x c/groups x kh x kw]}. */
  T conv2d(T x, T weight, Optional<T> bias, ConvShape shape);

  /** Transposed convolution with weights {@code [c x outputs/groups x kh x kw]}. */
  T convTranspose2d(T x, T weight, Optional<T> bias, ConvShape shape);

  /** Along the last axis, {@code x W^T + b} with weights {@code [outputs x inputs]}. */
  T linear(T x, T weight, Optional<T> bias);

  /**
   * Batch normalisation over axis 1: of the batch where the interpreter trains (the running
   * statistics follow with momentum 0.1), by the running statistics elsewhere.
   */
  T batchNorm(T x, String name, double epsilon);

  /**
   * A long short-term memory over sequences, from a state of zeros: {@code [steps x batch x
   * inputs]} to the hidden state after each step, {@code [steps x batch x hidden]}.
   *
   * @param backwards from the last step to the first; the result keeps the order of x
   */
  T lstm(T x, LstmCell<T> cell, boolean backwards);

  /** Product of the last two axes; the axes before broadcast. */
  T matmul(T a, T b);

  /** Sum, with broadcasting. */
  T add(T a, T b);

  /** Difference, with broadcasting. */
  T sub(T a, T b);

  /** Product of the elements, with broadcasting. */
  T mul(T a, T b);

  /** Quotient, with broadcasting. */
  T div(T a, T b);

  /** Each element times a number. */
  T scale(T x, double factor);

  /** Each element plus a number. */
  T addScalar(T x, double summand);

  /** {@code max(0, x)}. */
  T relu(T x);

  /** {@code x} where positive, else {@code slope x}. */
  T leakyRelu(T x, double slope);

  /** {@code 1 / (1 + exp(-x))}. */
  T sigmoid(T x);

  /** Hyperbolic tangent. */
  T tanh(T x);

  /** Exponentials that sum to 1 along an axis. */
  T softmax(T x, int axis);

  /** Absolute value. */
  T abs(T x);

  /** Square. */
  T square(T x);

  /** Square root. */
  T sqrt(T x);

  /** Exponential. */
  T exp(T x);

  /** Natural logarithm. */
  T log(T x);

  /** Limited to {@code low..high}. */
  T clip(T x, double low, double high);

  /** One behind the other along an axis. */
  T concat(int axis, List<T> parts);

  /** Bilinear, half-pixel centres, no antialiasing: PyTorch's with align_corners = false. */
  T resize(T x, int height, int width);

  /** Nearest neighbour: the sample at {@code floor(i * from / to)}, PyTorch's. */
  T resizeNearest(T x, int height, int width);

  /** Largest value of each window. */
  T maxPool(T x, PoolShape shape);

  /** Mean of each window; padding counts as zeros. Ceil mode is not offered. */
  T avgPool(T x, PoolShape shape);

  /** Mean over height and width: {@code [n x c x 1 x 1]}. */
  T globalAveragePool(T x);

  /** Mean along axes. */
  T reduceMean(T x, boolean keepDims, int... axes);

  /** Sum along axes. */
  T reduceSum(T x, boolean keepDims, int... axes);

  /** Maximum along axes. */
  T reduceMax(T x, boolean keepDims, int... axes);

  /** The same numbers under another shape; one size may be -1: what remains. */
  T reshape(T x, long... sizes);

  /** Axes in another order: axis {@code i} of the result is axis {@code order[i]} of x. */
  T transpose(T x, int... order);

  /** Positions {@code from..to-1} along an axis. */
  T slice(T x, int axis, long from, long to);

  /** Rows above and below and columns left and right of a picture. */
  T pad(T x, int rows, int columns, Padding padding);

  /** Where the interpreter trains, drops each element with probability p and scales the rest. */
  T dropout(T x, double p);

  /** {@code log(1 + exp(x))}, without overflow: {@code max(0, x) + log(1 + exp(-|x|))}. */
  default T softplus(T x) {
    return add(relu(x), log(addScalar(exp(scale(abs(x), -1)), 1)));
  }

  /** Convolution with learned weights "NAME.weight" and, where asked for, "NAME.bias". */
  default T conv2d(T x, String name, ConvShape shape) {
    Shape weights = shape.weights(shape(x).size(1));
    T weight = parameter(new Parameter(name + ".weight", weights, Parameter.Kind.WEIGHT));
    return conv2d(x, weight, bias(name, shape.outputs(), shape.bias()), shape);
  }

  /** Transposed convolution with learned weights. */
  default T convTranspose2d(T x, String name, ConvShape shape) {
    Shape weights = shape.transposedWeights(shape(x).size(1));
    T weight = parameter(new Parameter(name + ".weight", weights, Parameter.Kind.WEIGHT));
    return convTranspose2d(x, weight, bias(name, shape.outputs(), shape.bias()), shape);
  }

  /** Linear layer with learned weights. */
  default T linear(T x, String name, int outputs, Bias bias) {
    Shape weights = Shape.of(outputs, shape(x).size(-1));
    T weight = parameter(new Parameter(name + ".weight", weights, Parameter.Kind.WEIGHT));
    return linear(x, weight, bias(name, outputs, bias));
  }

  /** Long short-term memory with learned weights. */
  default T lstm(T x, String name, int hidden, boolean backwards) {
    return lstm(x, LstmCell.of(this, name, shape(x).size(-1), hidden), backwards);
  }

  private Optional<T> bias(String name, int outputs, Bias bias) {
    Parameter parameter = new Parameter(name + ".bias", Shape.of(outputs), Parameter.Kind.BIAS);
    return bias == Bias.LEARNED ? Optional.of(parameter(parameter)) : Optional.empty();
  }
}
