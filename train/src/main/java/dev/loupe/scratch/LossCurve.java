package dev.loupe.scratch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a stage went: its loss, as the mean over each {@code every} steps, and the merits of its
 * looks at pictures kept back.
 *
 * @param every steps a point stands for, at least 1
 * @param points the means of the full stretches
 * @param sum of the losses since the last point
 * @param count of them
 * @param merits of the looks, in turn; empty where there was none
 */
public record LossCurve(
    int every, List<Double> points, double sum, int count, List<Double> merits) {

  private static final int POINTS = 20;

  /** Copies the lists. */
  public LossCurve {
    points = List.copyOf(points);
    merits = List.copyOf(merits);
  }

  /** An empty curve of about twenty points for so many steps. */
  public static LossCurve of(int steps) {
    return new LossCurve(Math.max(1, steps / POINTS), List.of(), 0, 0, List.of());
  }

  /** With the loss of one more step. */
  public LossCurve with(double loss) {
    if (count + 1 < every) {
      return new LossCurve(every, points, sum + loss, count + 1, merits);
    }
    return new LossCurve(every, longer(points, (sum + loss) / every), 0, 0, merits);
  }

  /** With the merit of one more look. */
  public LossCurve withMerit(double merit) {
    return new LossCurve(every, points, sum, count, longer(merits, merit));
  }

  private static List<Double> longer(List<Double> list, double value) {
    List<Double> longer = new ArrayList<>(list);
    longer.add(value);
    return longer;
  }

  /** The latest mean. */
  public double last() {
    return points.isEmpty() ? sum / Math.max(1, count) : points.get(points.size() - 1);
  }

  /**
   * For a report: {@code loss} with {@code 0.310 0.082 ... (means of 50 steps each)}, and, where
   * there was a look, {@code merit} with those of the looks.
   */
  public Map<String, String> remarks() {
    Map<String, String> remarks = new LinkedHashMap<>();
    remarks.put("loss", words(points) + " (means of " + every + " steps each)");
    if (!merits.isEmpty()) {
      remarks.put("merit", words(merits));
    }
    return remarks;
  }

  private static String words(List<Double> values) {
    return values.stream()
        .map(value -> String.format(Locale.ROOT, "%.4g", value))
        .collect(Collectors.joining(" "));
  }

  /** One line that {@link #read} reads, exact. */
  public String line() {
    return every + ";" + exact(points) + ";" + sum + ";" + count + ";" + exact(merits);
  }

  private static String exact(List<Double> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(","));
  }

  /** What {@link #line} wrote. */
  public static LossCurve read(String line) {
    String[] parts = line.split(";", -1);
    return new LossCurve(
        Integer.parseInt(parts[0]),
        numbers(parts[1]),
        Double.parseDouble(parts[2]),
        Integer.parseInt(parts[3]),
        numbers(parts[4]));
  }

  private static List<Double> numbers(String line) {
    return line.isEmpty()
        ? List.of()
        : Arrays.stream(line.split(",", -1)).map(Double::valueOf).toList();
  }
}
