package dev.loupe.method;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.loupe.Json;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a value cannot be a setting's, in words that need no knowledge of Java. */
final class RefusedValue {

  private RefusedValue() {}

  /** What was expected and what was found, or what the settings themselves say against it. */
  static String reason(JsonMappingException e) {
    if (e.getCause() != null) {
      return String.valueOf(e.getCause().getMessage());
    }
    if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      return expected(mismatch.getTargetType())
          .map(what -> "expected " + what + found(mismatch) + ".")
          .orElseGet(e::getOriginalMessage);
    }
    return e.getOriginalMessage();
  }

  private static Optional<String> expected(Class<?> type) {
    if (type.isEnum()) {
      return Optional.of(
          "one of "
              + Arrays.stream(type.getEnumConstants())
                  .map(constant -> Json.mapper().valueToTree(constant).asText())
                  .collect(Collectors.joining(", ")));
    }
    if (type == boolean.class || type == Boolean.class) {
      return Optional.of("true or false");
    }
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return Optional.of("a whole number");
    }
    if (type == double.class || type == Double.class) {
      return Optional.of("a number");
    }
    return Collection.class.isAssignableFrom(type) ? Optional.of("a list") : Optional.empty();
  }

  private static String found(MismatchedInputException e) {
    return e instanceof InvalidFormatException wrong ? ", found '" + wrong.getValue() + "'" : "";
  }
}
