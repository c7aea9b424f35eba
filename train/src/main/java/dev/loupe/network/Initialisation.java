package dev.loupe.network;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * How weights begin. All random numbers come from {@link Random}, whose algorithm is part of the
 * Java specification: a seed gives the same weights on every machine.
 */
public final class Initialisation {

  private Initialisation() {}

  /**
   * Normal weights of variance 2 / inputs, as ReLU networks want; biases 0, batch norms neutral.
   *
   * <p>Source: He et al., Delving Deep into Rectifiers, ICCV 2015.
   */
  public static Weights he(Collection<Parameter> parameters, long seed) {
    return normal(parameters, seed, parameter -> Math.sqrt(2.0 / parameter.fanIn()));
  }

  /**
   * Normal weights of variance 2 / (inputs + outputs); biases 0, batch norms neutral.
   *
   * <p>Source: Glorot and Bengio, Understanding the difficulty of training deep feedforward neural
   * networks, AISTATS 2010.
   */
  public static Weights xavier(Collection<Parameter> parameters, long seed) {
    return normal(
        parameters,
        seed,
        parameter -> {
          double fanOut = parameter.shape().size(0) * (double) receptive(parameter);
          return Math.sqrt(2.0 / (parameter.fanIn() + fanOut));
        });
  }

  /**
   * Uniform weights and biases of at most 1 / sqrt(inputs), PyTorch's default for linear layers and
   * convolutions; batch norms neutral.
   */
  public static Weights pytorch(Collection<Parameter> parameters, long seed) {
    Random random = new Random(seed);
    Map<String, Double> bounds = new HashMap<>();
    Weights.Builder weights = Weights.builder();
    for (Parameter parameter : parameters) {
      String layer = parameter.name().substring(0, parameter.name().lastIndexOf('.') + 1);
      if (parameter.kind() == Parameter.Kind.WEIGHT) {
        bounds.put(layer, 1 / Math.sqrt(parameter.fanIn()));
      }
      FloatTensor start =
          switch (parameter.kind()) {
            case WEIGHT, BIAS ->
                uniform(parameter.shape(), random, bounds.getOrDefault(layer, 0.0));
            case SCALE, VARIANCE -> FloatTensor.filled(parameter.shape(), 1);
            case SHIFT, MEAN -> FloatTensor.filled(parameter.shape(), 0);
          };
      weights.put(parameter.name(), start);
    }
    return weights.build();
  }

  private static FloatTensor uniform(Shape shape, Random random, double bound) {
    float[] values = new float[Math.toIntExact(shape.elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (bound * (2 * random.nextDouble() - 1));
    }
    return new FloatTensor(shape, values);
  }

  private static long receptive(Parameter parameter) {
    Shape shape = parameter.shape();
    return shape.rank() < 2 ? 1 : shape.elements() / (shape.size(0) * shape.size(1));
  }

  private static Weights normal(
      Collection<Parameter> parameters, long seed, ToDoubleFunction<Parameter> deviation) {
    Random random = new Random(seed);
    Weights.Builder weights = Weights.builder();
    for (Parameter parameter : parameters) {
      FloatTensor start =
          switch (parameter.kind()) {
            case WEIGHT -> normal(parameter.shape(), random, deviation.applyAsDouble(parameter));
            case SCALE, VARIANCE -> FloatTensor.filled(parameter.shape(), 1);
            case BIAS, SHIFT, MEAN -> FloatTensor.filled(parameter.shape(), 0);
          };
      weights.put(parameter.name(), start);
    }
    return weights.build();
  }

  private static FloatTensor normal(Shape shape, Random random, double deviation) {
    float[] values = new float[Math.toIntExact(shape.elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return new FloatTensor(shape, values);
  }
}
