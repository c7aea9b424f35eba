package dev.loupe.report;

import java.util.List;

/**
 * Points in a plane whose axes mean nothing, such as a t-SNE layout, in several kinds.
 *
 * @param title a few words
 * @param reading how to read it
 * @param clouds in the order of their colours, at most 16
 */
public record ScatterChart(String title, String reading, List<Cloud> clouds) implements Chart {

  private static final int MOST = 16;

  /** Checks the number of clouds. */
  public ScatterChart {
    clouds = List.copyOf(clouds);
    if (clouds.size() > MOST || clouds.stream().allMatch(cloud -> cloud.x().length == 0)) {
      throw new IllegalArgumentException(
          "A chart of " + clouds.size() + " clouds, at most " + MOST + " with at least one point");
    }
  }

  /**
   * Points of one kind.
   *
   * @param name in the legend
   * @param x of each point, finite
   * @param y of each point; as many
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Cloud(String name, double[] x, double[] y) {

    /** Checks that the points pair up. */
    public Cloud {
      if (x.length != y.length) {
        throw new IllegalArgumentException(x.length + " x and " + y.length + " y");
      }
    }
  }
}
