package dev.loupe.feature;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Shape;

/**
 * A linear map from 3x3 neighbourhoods, flattened in (channel, row, column) order, to vectors; and
 * the same as a grouped convolution.
 */
final class NeighbourhoodMap {

  private static final int NEIGHBOURS = 9;

  private final int outputs;
  private final int channels;
  private final double[] weights;

  NeighbourhoodMap(int outputs, int channels) {
    this.outputs = outputs;
    this.channels = channels;
    this.weights = new double[Math.multiplyExact(outputs, channels * NEIGHBOURS)];
  }

  int outputs() {
    return outputs;
  }

  /** Adds a weight to elements {@code from..to-1} of an output's row. */
  void add(int output, int from, int to, double weight) {
    for (int element = from; element < to; element++) {
      weights[output * channels * NEIGHBOURS + element] += weight;
    }
  }

  /** The most groups into which outputs and channels fall without a weight between groups. */
  int groups() {
    for (int groups = Math.min(outputs, channels); groups > 1; groups--) {
      if (outputs % groups == 0 && channels % groups == 0 && fallsInto(groups)) {
        return groups;
      }
    }
    return 1;
  }

  private boolean fallsInto(int groups) {
    int rowLength = channels * NEIGHBOURS;
    int groupLength = rowLength / groups;
    for (int i = 0; i < weights.length; i++) {
      int groupOfOutput = i / rowLength / (outputs / groups);
      int groupOfInput = i % rowLength / groupLength;
      if (weights[i] != 0 && groupOfOutput != groupOfInput) {
        return false;
      }
    }
    return true;
  }

  /** The convolution's weights {@code [outputs x channels/groups x 3 x 3]}. */
  FloatTensor kernel(int groups) {
    int rowLength = channels * NEIGHBOURS;
    int groupLength = rowLength / groups;
    float[] kernel = new float[outputs * groupLength];
    for (int output = 0; output < outputs; output++) {
      int start = output * rowLength + output / (outputs / groups) * groupLength;
      for (int i = 0; i < groupLength; i++) {
        kernel[output * groupLength + i] = (float) weights[start + i];
      }
    }
    return new FloatTensor(Shape.of(outputs, channels / groups, 3, 3), kernel);
  }
}
