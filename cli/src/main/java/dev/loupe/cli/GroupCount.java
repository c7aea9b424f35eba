package dev.loupe.cli;

import java.util.Locale;
import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How many groups are asked for.
 *
 * @param number of groups; empty to find out
 * @param byType one for each kind of defect instead
 */
record GroupCount(OptionalInt number, boolean byType) {

  private static final int MOST = 100;

  /** As many as lie well. */
  static final GroupCount AUTO = new GroupCount(OptionalInt.empty(), false);

  /** Reads {@code 6}, {@code auto} or {@code types}. */
  static final class Converter implements ITypeConverter<GroupCount> {

    @Override
    public GroupCount convert(String text) {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "auto" -> AUTO;
        case "types" -> new GroupCount(OptionalInt.empty(), true);
        default -> new GroupCount(OptionalInt.of(number(text.strip())), false);
      };
    }

    private static int number(String text) {
      if (!text.matches("\\d{1,3}")
          || Integer.parseInt(text) < 1
          || Integer.parseInt(text) > MOST) {
        throw new TypeConversionException(
            "expected a number from 1 to " + MOST + ", auto or types, found '" + text + "'");
      }
      return Integer.parseInt(text);
    }
  }
}
