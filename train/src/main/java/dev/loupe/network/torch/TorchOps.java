package dev.loupe.network.torch;

import dev.loupe.network.BatchNorm;
import dev.loupe.network.ConvShape;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.LstmCell;
import dev.loupe.network.Ops;
import dev.loupe.network.Padding;
import dev.loupe.network.Parameter;
import dev.loupe.network.PoolShape;
import dev.loupe.network.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.openblas.global.openblas_full;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Computes a network with libtorch and remembers what gradients need.
 *
 * <p>Shapes are checked by libtorch, whose messages are long; run the network over {@link
 * dev.loupe.network.ShapeOps} first. Not safe for several threads.
 */
public final class TorchOps implements Ops<TorchTensor> {

  private static final double MOMENTUM = 0.1;

  static {
    TorchLibraries.load();
  }

  private final TorchParameters parameters;
  private final Optional<TorchRandom> training;
  private final boolean half;

  private TorchOps(TorchParameters parameters, Optional<TorchRandom> training, boolean half) {
    this.parameters = parameters;
    this.training = training;
    this.half = half;
  }

  /** Batch norms see the batch and dropout drops. */
  public static TorchOps training(TorchParameters parameters, TorchRandom random) {
    return new TorchOps(parameters, Optional.of(random), false);
  }

  /** Batch norms use their running statistics and dropout does nothing. */
  public static TorchOps inference(TorchParameters parameters) {
    return new TorchOps(parameters, Optional.empty(), false);
  }

  /**
   * The same, but convolutions multiply numbers rounded to 8 bits (bfloat16) and add them up in 32:
   * one and a half times as fast on processors with AVX-512 BF16, and as good for learning. All
   * else stays exact.
   */
  public TorchOps withHalfConvolutions() {
    return new TorchOps(parameters, training, true);
  }

  /**
   * How many threads libtorch uses within an operation, in the whole process. OpenBLAS, by which it
   * multiplies matrices, has threads of its own, which wait in a loop: left alone, they take every
   * core, and on a busy machine a product takes ten times as long.
   */
  public static void useThreads(int threads) {
    torch.set_num_threads(threads);
    openblas_full.openblas_set_num_threads(threads);
  }

  @Override
  public Shape shape(TorchTensor x) {
    return x.shape();
  }

  @Override
  public TorchTensor parameter(Parameter parameter) {
    return new TorchTensor(parameters.require(parameter));
  }

  @Override
  public TorchTensor constant(FloatTensor values) {
    return TorchTensor.of(values);
  }

  @Override
  public TorchTensor conv2d(
      TorchTensor x, TorchTensor weight, Optional<TorchTensor> bias, ConvShape shape) {
    if (shape.isPointwise() && !half) {
      return pointwise(x, weight, bias);
    }
    Tensor convolved =
        torch.conv2d(
            factor(x),
            factor(weight),
            optional(bias.map(b -> new TorchTensor(factor(b)))),
            both(shape.stride()),
            new long[] {shape.paddingHeight(), shape.paddingWidth()},
            both(shape.dilation()),
            shape.groups());
    return new TorchTensor(half ? convolved.to(torch.ScalarType.Float) : convolved);
  }

  private Tensor factor(TorchTensor x) {
    return half ? x.tensor().to(torch.ScalarType.BFloat16) : x.tensor();
  }

  /**
   * A 1x1 convolution as one product over all places, which for channels side by side is several
   * times faster than the convolution. The result has the channels of a pixel side by side.
   */
  private static TorchTensor pointwise(
      TorchTensor x, TorchTensor weight, Optional<TorchTensor> bias) {
    Tensor places = x.tensor().permute(0, 2, 3, 1);
    Tensor matrix = weight.tensor().flatten(1, -1);
    return new TorchTensor(torch.linear(places, matrix, optional(bias)).permute(0, 3, 1, 2));
  }

  @Override
  public TorchTensor convTranspose2d(
      TorchTensor x, TorchTensor weight, Optional<TorchTensor> bias, ConvShape shape) {
    return new TorchTensor(
        torch.conv_transpose2d(
            x.tensor(),
            weight.tensor(),
            optional(bias),
            both(shape.stride()),
            new long[] {shape.paddingHeight(), shape.paddingWidth()},
            both(0),
            shape.groups(),
            both(shape.dilation())));
  }

  @Override
  public TorchTensor linear(TorchTensor x, TorchTensor weight, Optional<TorchTensor> bias) {
    return new TorchTensor(torch.linear(x.tensor(), weight.tensor(), optional(bias)));
  }

  @Override
  public TorchTensor batchNorm(TorchTensor x, String name, double epsilon) {
    BatchNorm<TorchTensor> norm = BatchNorm.of(this, name, x.shape().size(1));
    return new TorchTensor(
        torch.batch_norm(
            x.tensor(),
            new TensorOptional(norm.scale().tensor()),
            new TensorOptional(norm.shift().tensor()),
            new TensorOptional(norm.mean().tensor()),
            new TensorOptional(norm.variance().tensor()),
            training.isPresent(),
            MOMENTUM,
            epsilon,
            false));
  }

  private static TensorOptional optional(Optional<TorchTensor> bias) {
    return bias.map(b -> new TensorOptional(b.tensor())).orElseGet(TensorOptional::new);
  }

  private static long[] both(long size) {
    return new long[] {size, size};
  }

  @Override
  public TorchTensor lstm(TorchTensor x, LstmCell<TorchTensor> cell, boolean backwards) {
    Tensor given = x.tensor();
    Tensor none = torch.zeros(new long[] {1, x.shape().size(1), cell.state().shape().size(1)});
    Tensor bias = cell.bias().tensor();
    TensorVector weights =
        new TensorVector(
            cell.inputs().tensor(), cell.state().tensor(), bias, torch.zeros_like(bias));
    Tensor states =
        torch
            .lstm(
                backwards ? torch.flip(given, 0) : given,
                new TensorVector(none, none),
                weights,
                true,
                1,
                0,
                training.isPresent(),
                false,
                false)
            .get0();
    return new TorchTensor(backwards ? torch.flip(states, 0) : states);
  }

  @Override
  public TorchTensor matmul(TorchTensor a, TorchTensor b) {
    return new TorchTensor(torch.matmul(a.tensor(), b.tensor()));
  }

  @Override
  public TorchTensor add(TorchTensor a, TorchTensor b) {
    return new TorchTensor(torch.add(a.tensor(), b.tensor()));
  }

  @Override
  public TorchTensor sub(TorchTensor a, TorchTensor b) {
    return new TorchTensor(torch.sub(a.tensor(), b.tensor()));
  }

  @Override
  public TorchTensor mul(TorchTensor a, TorchTensor b) {
    return new TorchTensor(torch.mul(a.tensor(), b.tensor()));
  }

  @Override
  public TorchTensor div(TorchTensor a, TorchTensor b) {
    return new TorchTensor(torch.div(a.tensor(), b.tensor()));
  }

  @Override
  public TorchTensor scale(TorchTensor x, double factor) {
    return new TorchTensor(torch.mul(x.tensor(), new Scalar(factor)));
  }

  @Override
  public TorchTensor addScalar(TorchTensor x, double summand) {
    return new TorchTensor(torch.add(x.tensor(), new Scalar(summand)));
  }

  @Override
  public TorchTensor relu(TorchTensor x) {
    return each(x, torch::relu);
  }

  @Override
  public TorchTensor leakyRelu(TorchTensor x, double slope) {
    return new TorchTensor(torch.leaky_relu(x.tensor(), new Scalar(slope)));
  }

  @Override
  public TorchTensor sigmoid(TorchTensor x) {
    return each(x, torch::sigmoid);
  }

  @Override
  public TorchTensor tanh(TorchTensor x) {
    return each(x, torch::tanh);
  }

  @Override
  public TorchTensor softmax(TorchTensor x, int axis) {
    return new TorchTensor(torch.softmax(x.tensor(), axis));
  }

  @Override
  public TorchTensor abs(TorchTensor x) {
    return each(x, torch::abs);
  }

  @Override
  public TorchTensor square(TorchTensor x) {
    return each(x, torch::square);
  }

  @Override
  public TorchTensor sqrt(TorchTensor x) {
    return each(x, torch::sqrt);
  }

  @Override
  public TorchTensor exp(TorchTensor x) {
    return each(x, torch::exp);
  }

  @Override
  public TorchTensor log(TorchTensor x) {
    return each(x, torch::log);
  }

  private static TorchTensor each(TorchTensor x, UnaryOperator<Tensor> operation) {
    return new TorchTensor(operation.apply(x.tensor()));
  }

  @Override
  public TorchTensor clip(TorchTensor x, double low, double high) {
    return new TorchTensor(
        torch.clamp(
            x.tensor(), new ScalarOptional(new Scalar(low)), new ScalarOptional(new Scalar(high))));
  }

  @Override
  public TorchTensor concat(int axis, List<TorchTensor> parts) {
    TensorVector tensors =
        new TensorVector(parts.stream().map(TorchTensor::tensor).toArray(Tensor[]::new));
    return new TorchTensor(torch.cat(tensors, axis));
  }

  @Override
  public TorchTensor resize(TorchTensor x, int height, int width) {
    return new TorchTensor(
        torch.upsample_bilinear2d(x.tensor(), new long[] {height, width}, false));
  }

  @Override
  public TorchTensor resizeNearest(TorchTensor x, int height, int width) {
    return new TorchTensor(torch.upsample_nearest2d(x.tensor(), new long[] {height, width}));
  }

  @Override
  public TorchTensor maxPool(TorchTensor x, PoolShape shape) {
    return new TorchTensor(
        torch.max_pool2d(
            x.tensor(),
            both(shape.kernel()),
            both(shape.stride()),
            both(shape.padding()),
            both(1),
            shape.ceil()));
  }

  @Override
  public TorchTensor avgPool(TorchTensor x, PoolShape shape) {
    return new TorchTensor(
        torch.avg_pool2d(
            x.tensor(),
            both(shape.kernel()),
            both(shape.stride()),
            both(shape.padding()),
            shape.ceil(),
            true,
            new LongOptional()));
  }

  @Override
  public TorchTensor globalAveragePool(TorchTensor x) {
    return reduceMean(x, true, 2, 3);
  }

  @Override
  public TorchTensor reduceMean(TorchTensor x, boolean keepDims, int... axes) {
    return new TorchTensor(torch.mean(x.tensor(), longs(axes), keepDims, new ScalarTypeOptional()));
  }

  @Override
  public TorchTensor reduceSum(TorchTensor x, boolean keepDims, int... axes) {
    return new TorchTensor(torch.sum(x.tensor(), longs(axes), keepDims, new ScalarTypeOptional()));
  }

  @Override
  public TorchTensor reduceMax(TorchTensor x, boolean keepDims, int... axes) {
    return new TorchTensor(torch.amax(x.tensor(), longs(axes), keepDims));
  }

  private static long[] longs(int... axes) {
    return Arrays.stream(axes).asLongStream().toArray();
  }

  @Override
  public TorchTensor reshape(TorchTensor x, long... sizes) {
    return new TorchTensor(x.tensor().reshape(sizes));
  }

  @Override
  public TorchTensor transpose(TorchTensor x, int... order) {
    return new TorchTensor(torch.permute(x.tensor(), longs(order)));
  }

  @Override
  public TorchTensor slice(TorchTensor x, int axis, long from, long to) {
    return new TorchTensor(
        torch.slice(x.tensor(), axis, new LongOptional(from), new LongOptional(to), 1));
  }

  @Override
  public TorchTensor pad(TorchTensor x, int rows, int columns, Padding padding) {
    long[] sides = {columns, columns, rows, rows};
    return each(
        x,
        tensor ->
            switch (padding) {
              case ZERO -> torch.constant_pad_nd(tensor, sides);
              case REFLECT -> torch.reflection_pad2d(tensor, sides);
              case EDGE -> torch.replication_pad2d(tensor, sides);
            });
  }

  @Override
  public TorchTensor dropout(TorchTensor x, double p) {
    return training.map(random -> dropped(x, p, random)).orElse(x);
  }

  private TorchTensor dropped(TorchTensor x, double p, TorchRandom random) {
    Tensor kept = torch.ge(random.uniform(x.tensor().shape()), new Scalar(p));
    return scale(new TorchTensor(torch.mul(x.tensor(), kept)), 1 / (1 - p));
  }
}
