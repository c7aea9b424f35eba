package dev.loupe.cli;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An amount of memory: {@code 512MiB}, {@code 4GiB}, {@code 4G}; a bare number is bytes. */
final class MemoryConverter implements ITypeConverter<Long> {

  private static final Pattern AMOUNT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([KMGT]?)(?:I?B)?");
  private static final Map<String, Integer> SHIFTS =
      Map.of("", 0, "K", 10, "M", 20, "G", 30, "T", 40);
  private static final long LEAST = 1 << 20;

  @Override
  public Long convert(String text) {
    Matcher amount = AMOUNT.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!amount.matches()) {
      throw refusal(text);
    }
    long unit = 1L << SHIFTS.getOrDefault(amount.group(2), 0);
    long bytes = new BigDecimal(amount.group(1)).multiply(BigDecimal.valueOf(unit)).longValue();
    if (bytes < LEAST) {
      throw refusal(text);
    }
    return bytes;
  }

  private static TypeConversionException refusal(String text) {
    return new TypeConversionException(
        "expected an amount of memory of at least 1MiB, such as 512MiB or 4GiB, found '"
            + text
            + "'");
  }
}
