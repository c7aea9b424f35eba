package dev.loupe.feature;

/**
 * The size of the features of one picture: {@code float[height * width][dimension]}.
 *
 * @param height places from top to bottom
 * @param width places from left to right
 * @param dimension numbers for each place
 */
public record FeatureGrid(int height, int width, int dimension) {

  /** Places in a picture. */
  public int patches() {
    return height * width;
  }

  /** Numbers for a picture. */
  public int floats() {
    return Math.multiplyExact(patches(), dimension);
  }

  /** Bytes for a picture. */
  public long bytes() {
    return (long) floats() * Float.BYTES;
  }

  @Override
  public String toString() {
    return height + " x " + width + " patches of " + dimension;
  }
}
