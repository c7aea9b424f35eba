package dev.loupe.padim;

import dev.loupe.LoupeException;
import dev.loupe.feature.FeatureGrid;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.Ops;
import dev.loupe.network.Parameter;
import dev.loupe.network.Shape;
import dev.loupe.network.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * What PaDiM has learned, as the detector keeps it: for every place the mean and the inverse {@code
 * L^-1} of the Cholesky factor of its covariance, so that the Mahalanobis distance is the length of
 * {@code L^-1 (x - mu)}.
 *
 * <p>Nothing is lost: {@code Sigma = L L^T} comes back to float precision, and with it and the
 * number of pictures, learning can go on.
 *
 * @param pictures learned from
 * @param grid of the places
 * @param mean {@code float[places][dimension]}
 * @param bands of L^-1, see {@link TriangleBlocks}
 */
record Whitening(int pictures, FeatureGrid grid, FloatTensor mean, List<FloatTensor> bands) {

  private static final String MEAN = "padim.mean";
  private static final String BAND = "padim.whitening.";
  private static final String PICTURES = "padim.pictures";
  private static final String HEIGHT = "padim.height";

  /** Copies the list. */
  Whitening {
    bands = List.copyOf(bands);
  }

  /** Room for so many places, all zeros. */
  static Whitening empty(int pictures, FeatureGrid grid) {
    Shape shape = Shape.of(grid.patches(), grid.dimension());
    return new Whitening(
        pictures, grid, FloatTensor.filled(shape, 0), TriangleBlocks.of(grid).empty());
  }

  /** Reads back what {@link #weights} and {@link #remark} left in a detector. */
  static Whitening read(OnnxGraph graph) {
    FloatTensor mean = require(graph, MEAN);
    int height = number(graph, HEIGHT);
    FeatureGrid grid =
        new FeatureGrid(height, mean.shape().count(0) / height, mean.shape().count(1));
    List<FloatTensor> bands = new ArrayList<>();
    for (int b = 0; b < TriangleBlocks.of(grid).bands().size(); b++) {
      bands.add(require(graph, BAND + b));
    }
    return new Whitening(number(graph, PICTURES), grid, mean, bands);
  }

  private static int number(OnnxGraph graph, String key) {
    return graph.metadata(key).map(Integer::parseInt).orElseThrow(Whitening::foreign);
  }

  private static FloatTensor require(OnnxGraph graph, String name) {
    return graph.floats(name).orElseThrow(Whitening::foreign);
  }

  private static LoupeException foreign() {
    return new LoupeException(
        "The detector does not hold what PaDiM learned (mean, covariance, number of pictures);"
            + " it cannot learn on. Train it anew.");
  }

  /** Keeps in a graph what is not among its numbers. */
  void remark(OnnxGraph.Builder graph) {
    graph.metadata(PICTURES, Integer.toString(pictures));
    graph.metadata(HEIGHT, Integer.toString(grid.height()));
  }

  /** The numbers, under the names that {@link #distance} asks for. */
  Weights weights() {
    Weights.Builder weights = Weights.builder().put(MEAN, mean);
    for (int b = 0; b < bands.size(); b++) {
      weights.put(BAND + b, bands.get(b));
    }
    return weights.build();
  }

  /**
   * The Mahalanobis distance at each place (PaDiM eq 2).
   *
   * @param rows {@code [places x dimension]}
   * @return {@code [places x 1]}
   */
  static <T> T distance(Ops<T> ops, T rows) {
    TriangleBlocks layout = new TriangleBlocks(ops.shape(rows).count(0), ops.shape(rows).count(1));
    T mean = ops.parameter(parameter(MEAN, ops.shape(rows)));
    T apart = ops.reshape(ops.sub(rows, mean), layout.places(), 1, layout.dimension());
    List<T> white = new ArrayList<>();
    for (int b = 0; b < layout.bands().size(); b++) {
      TriangleBlocks.Band band = layout.bands().get(b);
      T inverse = ops.parameter(parameter(BAND + b, layout.shape(band)));
      white.add(ops.matmul(ops.slice(apart, 2, 0, band.to()), inverse));
    }
    T all = ops.reshape(ops.concat(2, white), layout.places(), layout.dimension());
    return ops.sqrt(ops.reduceSum(ops.square(all), true, 1));
  }

  private static Parameter parameter(String name, Shape shape) {
    return new Parameter(name, shape, Parameter.Kind.WEIGHT);
  }

  double mean(int place, int i) {
    return mean.values()[place * grid.dimension() + i];
  }

  /** {@code Sigma} of a place with its regularisation, the lower half of {@code double[d * d]}. */
  void covariance(int place, double[] into) {
    int dimension = grid.dimension();
    TriangleBlocks.of(grid).get(bands, place, into);
    LowerTriangle.invert(into, dimension);
    LowerTriangle.square(into, dimension);
  }

  /**
   * Takes over the places of some Gaussians.
   *
   * @param from the first of them
   */
  void fill(PatchGaussians gaussians, int from, int places, double regularisation) {
    int dimension = grid.dimension();
    double[] square = new double[dimension * dimension];
    for (int place = 0; place < places; place++) {
      for (int i = 0; i < dimension; i++) {
        mean.values()[(from + place) * dimension + i] = (float) gaussians.mean(place, i);
      }
      gaussians.covariance(place, regularisation, square);
      LowerTriangle.decompose(square, dimension);
      LowerTriangle.invert(square, dimension);
      TriangleBlocks.of(grid).put(bands, from + place, square);
    }
  }
}
