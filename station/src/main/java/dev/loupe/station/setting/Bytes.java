package dev.loupe.station.setting;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory or disk, written {@code 64MiB}, {@code 20GiB}, {@code 1TiB}, or as a plain
 * number of bytes.
 *
 * @param count of bytes, at least 0
 */
public record Bytes(long count) {

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,12})\\s*(|b|kib|mib|gib|tib)");

  /** Checks the sign. */
  public Bytes {
    if (count < 0) {
      throw new IllegalArgumentException("An amount of bytes must not be negative: " + count);
    }
  }

  /** So many times 1024 times 1024 bytes. */
  public static Bytes mebi(long count) {
    return new Bytes(count << 20);
  }

  /** So many times 1024 mebibytes. */
  public static Bytes gibi(long count) {
    return new Bytes(count << 30);
  }

  /** Reads what {@link #toString} writes, and numbers. */
  @JsonCreator
  public static Bytes of(String text) {
    Matcher written = WRITTEN.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!written.matches()) {
      throw new IllegalArgumentException(
          "expected an amount such as 64MiB or 20GiB, found '" + text + "'");
    }
    int shift = "bkmgt".indexOf((written.group(2) + "b").charAt(0)) * 10;
    return new Bytes(Math.multiplyExact(Long.parseLong(written.group(1)), 1L << shift));
  }

  /** In the largest unit that divides it. */
  @JsonValue
  @Override
  public String toString() {
    int unit = 0;
    long rest = count;
    while (unit < 4 && rest > 0 && rest % 1024 == 0) {
      rest /= 1024;
      unit++;
    }
    return rest + (unit == 0 ? "B" : "KMGT".charAt(unit - 1) + "iB");
  }
}
