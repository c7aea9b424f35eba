package dev.loupe.cli;

import java.util.Locale;
import java.util.OptionalDouble;

/** How numbers are printed on the screen. */
final class Numbers {

  private static final String UNDEFINED = "-";
  private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB"};

  private Numbers() {}

  /** So many decimals, or a dash for what is not defined. */
  static String fixed(OptionalDouble value, int decimals) {
    return value.isPresent() ? fixed(value.getAsDouble(), decimals) : UNDEFINED;
  }

  /** So many decimals. */
  static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** A share as percent with one decimal, or a dash for what is not defined. */
  static String percent(OptionalDouble share) {
    return share.isPresent() ? fixed(share.getAsDouble() * 100, 1) + " %" : UNDEFINED;
  }

  /** Four significant digits. */
  static String score(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  /** So many of a thing, in its singular or plural. */
  static String counted(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  /** An amount of memory or disk. */
  static String bytes(long bytes) {
    int unit = 0;
    double amount = bytes;
    while (amount >= 1024 && unit < UNITS.length - 1) {
      amount /= 1024;
      unit++;
    }
    return (unit == 0 ? Long.toString(bytes) : fixed(amount, 1)) + " " + UNITS[unit];
  }
}
