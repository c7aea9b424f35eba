package dev.loupe.network;

import java.util.Optional;

/**
 * A convolution or linear layer whose weights are known, so that a batch norm behind it can be
 * taken into them: {@code s (W x + b - m) + t = (s W) x + (s (b - m) + t)} with {@code s = scale /
 * sqrt(variance + epsilon)}.
 *
 * @param name of the weights
 * @param weight outputs first
 * @param bias where there is one
 * @param rebuilt writes the same layer with other weights
 */
record Foldable(String name, FloatTensor weight, Optional<FloatTensor> bias, Rebuilt rebuilt) {

  /** Writes the layer anew. */
  @FunctionalInterface
  interface Rebuilt {
    OnnxValue from(OnnxValue weight, OnnxValue bias);
  }

  /** The layer and the batch norm in one. */
  record Folded(FloatTensor weight, FloatTensor bias) {}

  Folded fold(BatchNorm<FloatTensor> norm, double epsilon) {
    float[] mean = norm.mean().values();
    float[] variance = norm.variance().values();
    double[] factors = new double[mean.length];
    float[] summands = new float[mean.length];
    for (int i = 0; i < mean.length; i++) {
      factors[i] = norm.scale().values()[i] / Math.sqrt(variance[i] + epsilon);
      double before = bias.isPresent() ? bias.get().values()[i] : 0;
      summands[i] = (float) (norm.shift().values()[i] + factors[i] * (before - mean[i]));
    }
    return new Folded(weight.scaledRows(factors), FloatTensor.vector(summands));
  }
}
