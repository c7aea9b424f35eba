package dev.loupe.metric;

import java.util.Arrays;
import java.util.List;

/** Numbers in ascending order, and where another one would stand among them. */
public final class SortedNumbers {

  private SortedNumbers() {}

  /** All numbers of several maps in ascending order. Takes O(n log n). */
  public static double[] of(List<float[]> maps) {
    double[] all = new double[maps.stream().mapToInt(map -> map.length).sum()];
    int next = 0;
    for (float[] map : maps) {
      for (float value : map) {
        all[next++] = value;
      }
    }
    Arrays.sort(all);
    return all;
  }

  /** The one in the middle, or the mean of the two. There must be one at least. */
  public static double median(double[] ascending) {
    int n = ascending.length;
    return (ascending[(n - 1) / 2] + ascending[n / 2]) / 2;
  }

  /** How many lie below a value. Takes O(log n). */
  public static int countBelow(double[] ascending, double value) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many lie below a finite value or are equal to it. Takes O(log n). */
  public static int countUpTo(double[] ascending, double value) {
    return countBelow(ascending, Math.nextUp(value));
  }
}
