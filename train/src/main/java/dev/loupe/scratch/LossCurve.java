package dev.loupe.scratch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How the loss fell: its mean over each {@code every} steps.
 *
 * @param every steps a point stands for, at least 1
 * @param points the means of the full stretches
 * @param sum of the losses since the last point
 * @param count of them
 */
public record LossCurve(int every, List<Double> points, double sum, int count) {

  private static final int POINTS = 20;

  /** Copies the list. */
  public LossCurve {
    points = List.copyOf(points);
  }

  /** An empty curve of about twenty points for so many steps. */
  public static LossCurve of(int steps) {
    return new LossCurve(Math.max(1, steps / POINTS), List.of(), 0, 0);
  }

  /** With the loss of one more step. */
  public LossCurve with(double loss) {
    if (count + 1 < every) {
      return new LossCurve(every, points, sum + loss, count + 1);
    }
    List<Double> longer = new ArrayList<>(points);
    longer.add((sum + loss) / every);
    return new LossCurve(every, longer, 0, 0);
  }

  /** The latest mean. */
  public double last() {
    return points.isEmpty() ? sum / Math.max(1, count) : points.get(points.size() - 1);
  }

  /** For a report: {@code 0.310 0.082 ... (means of 50 steps each)}. */
  public String words() {
    return points.stream()
            .map(point -> String.format(Locale.ROOT, "%.4g", point))
            .collect(Collectors.joining(" "))
        + " (means of "
        + every
        + " steps each)";
  }

  /** One line that {@link #read} reads, exact. */
  public String line() {
    return every
        + ";"
        + points.stream().map(Object::toString).collect(Collectors.joining(","))
        + ";"
        + sum
        + ";"
        + count;
  }

  /** What {@link #line} wrote. */
  public static LossCurve read(String line) {
    String[] parts = line.split(";", -1);
    List<Double> points =
        parts[1].isEmpty()
            ? List.of()
            : Arrays.stream(parts[1].split(",", -1)).map(Double::valueOf).toList();
    return new LossCurve(
        Integer.parseInt(parts[0]),
        points,
        Double.parseDouble(parts[2]),
        Integer.parseInt(parts[3]));
  }
}
