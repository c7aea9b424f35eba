package dev.loupe.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A share between 0 and 1, or a percentage. */
final class ShareConverter implements ITypeConverter<Double> {

  @Override
  public Double convert(String text) {
    double share = number(text.strip());
    if (!(share > 0 && share < 1)) {
      throw refusal(text);
    }
    return share;
  }

  private static double number(String text) {
    try {
      return text.endsWith("%")
          ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100
          : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw refusal(text);
    }
  }

  private static TypeConversionException refusal(String text) {
    return new TypeConversionException(
        "expected a share between 0 and 1 (both excluded), such as 0.005 or 0.5%, found '"
            + text
            + "'");
  }
}
