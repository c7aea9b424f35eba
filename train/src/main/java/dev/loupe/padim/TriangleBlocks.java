package dev.loupe.padim;

import dev.loupe.feature.FeatureGrid;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Shape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the lower triangular matrices of all places lie in a graph: cut into bands of rows, each band
 * only as wide as its last row reaches. Four bands hold 62.5 % of the square, and are read as fast
 * as memory gives them.
 *
 * <p>Band b is {@code float[places][width][rows]}, turned, so that a row vector times it gives the
 * band's share of {@code L^-1 x}.
 *
 * @param places how many matrices
 * @param dimension rows and columns of each
 */
record TriangleBlocks(int places, int dimension) {

  private static final int BANDS = 4;

  /**
   * A band of rows.
   *
   * @param from its first row
   * @param to one behind its last, and its width
   */
  record Band(int from, int to) {

    int rows() {
      return to - from;
    }
  }

  /** For a matrix at every place of a grid. */
  static TriangleBlocks of(FeatureGrid grid) {
    return new TriangleBlocks(grid.patches(), grid.dimension());
  }

  /** The bands, from the top. */
  List<Band> bands() {
    int count = Math.min(BANDS, dimension);
    return IntStream.range(0, count)
        .mapToObj(i -> new Band(i * dimension / count, (i + 1) * dimension / count))
        .toList();
  }

  /** Sizes of a band of all places. */
  Shape shape(Band band) {
    return Shape.of(places, band.to(), band.rows());
  }

  /** Bytes of all bands as floats. */
  long bytes() {
    return Float.BYTES * bands().stream().mapToLong(band -> shape(band).elements()).sum();
  }

  /** Room for all bands, zeros. */
  List<FloatTensor> empty() {
    return bands().stream().map(band -> FloatTensor.filled(shape(band), 0)).toList();
  }

  /** Puts one place's matrix, {@code double[dimension][dimension]} row by row, into the bands. */
  void put(List<FloatTensor> tensors, int place, double[] lower) {
    each(place, (band, at, entry) -> tensors.get(band).values()[at] = (float) lower[entry]);
  }

  /** The other way. */
  void get(List<FloatTensor> tensors, int place, double[] lower) {
    each(place, (band, at, entry) -> lower[entry] = tensors.get(band).values()[at]);
  }

  /** What is done with an entry of the matrix and its place in a band. */
  @FunctionalInterface
  private interface Visit {
    void entry(int band, int at, int entry);
  }

  private void each(int place, Visit visit) {
    List<Band> bands = bands();
    for (int b = 0; b < bands.size(); b++) {
      Band band = bands.get(b);
      int start = place * band.to() * band.rows();
      for (int row = band.from(); row < band.to(); row++) {
        for (int column = 0; column <= row; column++) {
          int at = start + column * band.rows() + row - band.from();
          visit.entry(b, at, row * dimension + column);
        }
      }
    }
  }
}
