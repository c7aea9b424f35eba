package dev.loupe.cflow;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Initialisation;
import dev.loupe.network.Ops;
import dev.loupe.network.Parameter;
import dev.loupe.network.Shape;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.Weights;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The conditional normalising flow of one layer: takes fibres, the channels at one place, to a
 * standard normal distribution, and so knows the exact likelihood of each.
 *
 * <p>Source: CFLOW-AD section 4.2, eq 5 and 7: {@code log p(x | c) = log N(z; 0, I) + log|det
 * dz/dx|}, here divided by the number of channels as in its code.
 *
 * @param channels of a fibre
 * @param condition numbers that code a place
 * @param blocks one after the other
 */
record FibreFlow(int channels, int condition, List<CouplingBlock> blocks) {

  private static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  /** Copies the list. */
  FibreFlow {
    blocks = List.copyOf(blocks);
  }

  /** A flow with drawn rotations; its parameters are not yet learned. */
  static FibreFlow draw(CflowSettings settings, int channels, RandomGenerator random) {
    List<CouplingBlock> blocks =
        IntStream.range(0, settings.blocks())
            .mapToObj(
                i ->
                    new CouplingBlock(
                        "block" + i, channels, settings.clamp(), Rotation.draw(channels, random)))
            .toList();
    return new FibreFlow(channels, settings.condition(), blocks);
  }

  /** Through all blocks. */
  <T> CouplingBlock.Flowed<T> flow(Ops<T> ops, T fibres, T code) {
    T nothing = ops.constant(FloatTensor.filled(Shape.of(1, 1), 0));
    CouplingBlock.Flowed<T> flowed = new CouplingBlock.Flowed<>(fibres, nothing);
    for (CouplingBlock block : blocks) {
      flowed = block.apply(ops, flowed, code);
    }
    return flowed;
  }

  /**
   * {@code log p(x | c) / channels}.
   *
   * @param fibres {@code [n x channels]}
   * @param code of their places, {@code [n x condition]}
   * @return {@code [n x 1]}
   */
  <T> T logLikelihood(Ops<T> ops, T fibres, T code) {
    CouplingBlock.Flowed<T> flowed = flow(ops, fibres, code);
    T normal = ops.scale(ops.reduceMean(ops.square(flowed.x()), true, 1), -0.5);
    T volume = ops.scale(flowed.logDeterminant(), 1.0 / channels);
    return ops.addScalar(ops.add(normal, volume), -LOG_ROOT_TWO_PI);
  }

  /** What is to be learned. */
  Collection<Parameter> parameters() {
    ShapeOps shapes = new ShapeOps();
    logLikelihood(shapes, Shape.of(1, channels), Shape.of(1, condition));
    return shapes.parameters();
  }

  /**
   * PyTorch's defaults, as if the two halves of a coupling's first layer were one; the gains
   * neutral.
   */
  Weights start(long seed) {
    Weights defaults = Initialisation.pytorch(parameters(), seed);
    Weights.Builder start = Weights.builder();
    for (String name : defaults.names()) {
      start.put(name, started(name, defaults.get(name)));
    }
    return start.build();
  }

  private FloatTensor started(String name, FloatTensor tensor) {
    if (name.endsWith(".gamma")) {
      return FloatTensor.filled(tensor.shape(), CouplingBlock.NEUTRAL);
    }
    if (name.contains(".own.") || name.contains(".place.")) {
      int own = channels - channels / 2;
      double inputs = name.contains(".own.") ? own : condition;
      return scaled(tensor, Math.sqrt(inputs / (own + condition)));
    }
    return tensor;
  }

  private static FloatTensor scaled(FloatTensor tensor, double factor) {
    float[] values = tensor.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= (float) factor;
    }
    return new FloatTensor(tensor.shape(), values);
  }
}
