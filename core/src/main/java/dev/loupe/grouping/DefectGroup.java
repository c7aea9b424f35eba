package dev.loupe.grouping;

import dev.loupe.LoupeException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Defects that look alike.
 *
 * @param number from 1
 * @param name what somebody calls them; several groups may have one name
 * @param members how many regions it was made of
 * @param radius distance from the prototype up to which a region counts as one of them
 * @param prototype the mean of their points, {@code float[dimension]}
 */
@SuppressWarnings("ArrayRecordComponent")
public record DefectGroup(
    int number, Optional<String> name, int members, double radius, float[] prototype) {

  private static final int LONGEST_NAME = 60;

  /** The share of a group's own kind that may be called unknown. */
  private static final double UNKNOWN = 0.05;

  /** Checks name and numbers. */
  public DefectGroup {
    name.ifPresent(DefectGroup::requireName);
    if (number < 1 || members < 1 || !(radius >= 0) || !Points.finite(prototype)) {
      throw new IllegalArgumentException(
          "group " + number + " of " + members + " members, radius " + radius);
    }
  }

  private static void requireName(String name) {
    boolean printable = name.codePoints().noneMatch(Character::isISOControl);
    if (name.isBlank() || name.length() > LONGEST_NAME || !printable) {
      throw new LoupeException(
          "A group's name has 1 to "
              + LONGEST_NAME
              + " characters that can be printed, not '"
              + name.replaceAll("\\p{Cntrl}", "?")
              + "'.");
    }
  }

  /** The name, or "group 3" while it has none. */
  public String label() {
    return name.orElse("group " + number);
  }

  /** The same with another name, or none. */
  public DefectGroup withName(Optional<String> other) {
    return new DefectGroup(number, other, members, radius, prototype);
  }

  /** The same with another radius. */
  DefectGroup withRadius(double other) {
    return new DefectGroup(number, name, members, other, prototype);
  }

  /**
   * The radius of a group by its own spread. Each member's distance is that from the mean of the
   * others, n / (n - 1) times the one from the mean of all, so that it stands where a further one
   * of its kind would. That one is equally likely to take any of the n + 1 ranks among them; the
   * radius is the {@code ceil(0.95 (n + 1))}-th, so that at most one in 20 is called unknown, or
   * the largest where there are fewer than 19 members, and then one in n + 1 is.
   *
   * @param distances of the members from their mean, at least two
   */
  static double radius(double[] distances) {
    int n = distances.length;
    double[] sorted = distances.clone();
    Arrays.sort(sorted);
    int rank = Math.min(n, (int) Math.ceil((1 - UNKNOWN) * (n + 1) - 1e-9));
    return sorted[rank - 1] * n / (n - 1);
  }
}
