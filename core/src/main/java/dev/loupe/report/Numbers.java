package dev.loupe.report;

import java.util.Locale;
import java.util.OptionalDouble;

/** How numbers are printed: a point for the decimals, a thin space before the unit. */
final class Numbers {

  /** Stands where a figure is not defined. */
  static final String NOT_DEFINED = "\u2013";

  private static final char NARROW_SPACE = '\u202F';

  private Numbers() {}

  /** A share of 1 as percent with one decimal, such as "98.4 %". */
  static String percent(double share) {
    return percent(share, 1);
  }

  /** A share of 1 as percent. */
  static String percent(double share, int decimals) {
    String number = fixed(share * 100, decimals);
    return Double.isFinite(share) ? number + NARROW_SPACE + "%" : number;
  }

  /** So many decimals. */
  static String fixed(double value, int decimals) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, "%." + decimals + "f", value)
        : "n/a";
  }

  /** So many decimals, or a dash for what is not defined. */
  static String fixed(OptionalDouble value, int decimals) {
    return value.isPresent() ? fixed(value.getAsDouble(), decimals) : NOT_DEFINED;
  }

  /** A share of 1 as percent with one decimal, or a dash for what is not defined. */
  static String percent(OptionalDouble share) {
    return share.isPresent() ? percent(share.getAsDouble()) : NOT_DEFINED;
  }

  /** Two shares of 1 as percent, such as "3.6 to 11.1 %". */
  static String percents(double low, double high) {
    return fixed(low * 100, 1) + " to " + percent(high);
  }

  /** Four significant digits, or more before the point, such as "0.04213" or "12345.7". */
  static String significant(double value) {
    double size = Math.abs(value);
    if (size == 0) {
      return "0";
    } else if (size >= 1e-4 && size < 1e9) {
      return fixed(value, Math.max(1, 3 - (int) Math.floor(Math.log10(size))));
    }
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3e", value) : "n/a";
  }

  /** A count with thin spaces between the thousands. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', NARROW_SPACE);
  }

  /** At most two decimals, no trailing zeros: for places in a drawing. */
  static String coordinate(double value) {
    double rounded = Math.rint(value * 100) / 100;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  /** "1 picture", "3 pictures". */
  static String counted(long count, String singular, String plural) {
    return count(count) + " " + (count == 1 ? singular : plural);
  }
}
