package dev.loupe.similarity;

import dev.loupe.LoupeException;
import dev.loupe.detector.FeatureGraph.FeatureMap;
import dev.loupe.detector.MapPlacement;
import dev.loupe.image.Box;
import java.util.List;

/**
 * A picture as patches: a vector for each place of a grid.
 *
 * <p>At each place of the finest layer the numbers of all layers stand side by side, those of a
 * coarser layer from the place that covers it. What is usual is subtracted ({@link PatchScale});
 * each layer's share is scaled to the same length and the whole to length 1, so that the scalar
 * product of two patches is the mean of the cosines of their layers, in [-1, 1].
 *
 * @param width places from left to right
 * @param height places from top to bottom
 * @param dimension numbers of each patch
 * @param vectors {@code float[height * width][dimension]}, flattened
 * @param placement of the grid over the picture
 */
@SuppressWarnings("ArrayRecordComponent")
record PatchGrid(int width, int height, int dimension, float[] vectors, MapPlacement placement) {

  /**
   * The patches of a picture whose layers are these, the finest first.
   *
   * @param scales what is usual in each layer; the same for all pictures that are compared
   */
  static PatchGrid of(List<FeatureMap> layers, List<PatchScale> scales, MapPlacement placement) {
    FeatureMap finest = layers.get(0);
    int dimension = layers.stream().mapToInt(FeatureMap::channels).sum();
    float[] vectors = new float[finest.height() * finest.width() * dimension];
    int from = 0;
    for (int l = 0; l < layers.size(); l++) {
      FeatureMap layer = layers.get(l);
      for (int y = 0; y < finest.height(); y++) {
        int row = y * layer.height() / finest.height();
        for (int x = 0; x < finest.width(); x++) {
          int column = x * layer.width() / finest.width();
          int start = (y * finest.width() + x) * dimension + from;
          copy(layer, scales.get(l), row * layer.width() + column, vectors, start, layers.size());
        }
      }
      from += layer.channels();
    }
    return new PatchGrid(finest.width(), finest.height(), dimension, vectors, placement);
  }

  private static void copy(
      FeatureMap layer, PatchScale usual, int place, float[] vectors, int start, int layers) {
    int plane = layer.width() * layer.height();
    double square = 0;
    for (int c = 0; c < layer.channels(); c++) {
      int i = c * plane + place;
      float value = (layer.values()[i] - usual.mean()[i]) * usual.factor()[i];
      vectors[start + c] = value;
      square += (double) value * value;
    }
    float scale = square == 0 ? 0 : (float) (1 / Math.sqrt(square * layers));
    for (int c = 0; c < layer.channels(); c++) {
      vectors[start + c] *= scale;
    }
  }

  /** How many patches there are. */
  int count() {
    return width * height;
  }

  /** The part of the picture that a patch covers, in original pixels. */
  Box box(int patch) {
    double across = placement.coveredWidth() / width;
    double down = placement.coveredHeight() / height;
    int x = (int) Math.floor(placement.left() + patch % width * across);
    int y = (int) Math.floor(placement.top() + patch / width * down);
    return new Box(Math.max(0, x), Math.max(0, y), (int) Math.ceil(across), (int) Math.ceil(down));
  }

  /**
   * The patches of a region: those whose middle lies in it, or the nearest one to its middle.
   *
   * @throws LoupeException when the region lies outside what the detector sees
   */
  int[] inside(Box region) {
    int[] patches =
        java.util.stream.IntStream.range(0, count())
            .filter(patch -> holds(region, patch))
            .toArray();
    return patches.length > 0 ? patches : new int[] {at(region)};
  }

  private boolean holds(Box region, int patch) {
    double x = placement.left() + (patch % width + 0.5) * placement.coveredWidth() / width;
    double y = placement.top() + (patch / width + 0.5) * placement.coveredHeight() / height;
    return x >= region.x()
        && y >= region.y()
        && x < region.x() + region.width()
        && y < region.y() + region.height();
  }

  private int at(Box region) {
    double x = region.x() + region.width() / 2.0 - placement.left();
    double y = region.y() + region.height() / 2.0 - placement.top();
    if (x < 0 || y < 0 || x >= placement.coveredWidth() || y >= placement.coveredHeight()) {
      throw new LoupeException(
          "The region "
              + region
              + " lies outside the part of the picture that the detector sees ("
              + placement
              + ").");
    }
    int column = (int) (x * width / placement.coveredWidth());
    int row = (int) (y * height / placement.coveredHeight());
    return row * width + column;
  }
}
