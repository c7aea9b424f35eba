package dev.loupe.station.http;

import dev.loupe.station.Refusal;
import dev.loupe.station.inspection.InspectionFilter;
import dev.loupe.verdict.Verdict;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the parameters of an address; whatever is wrong with one is said in a {@link Refusal}. */
public final class Query {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MOST = 500;
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private final Context context;

  private Query(Context context) {
    this.context = context;
  }

  /** The parameters of a request. */
  public static Query of(Context context) {
    return new Query(context);
  }

  /** A text that may be absent; empty is absent. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(context.queryParam(name))
        .filter(value -> !value.isEmpty())
        .map(value -> Texts.line(name, value));
  }

  /** A part of the path. */
  public String path(String name) {
    return Texts.line(name, context.pathParam(name));
  }

  /** A whole number. */
  public int whole(String name, int otherwise, int least, int most) {
    Optional<String> stated = text(name);
    if (stated.isEmpty()) {
      return otherwise;
    }
    try {
      int value = Integer.parseInt(stated.get());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw outside(name, least, most, stated.get(), e);
    }
    throw outside(name, least, most, stated.get(), null);
  }

  private static Refusal outside(
      String name,
      int least,
      int most,
      String found,
      @org.jspecify.annotations.Nullable Exception cause) {
    String message =
        name + " must be a whole number in " + least + ".." + most + ", not '" + found + "'.";
    return cause == null
        ? Refusal.invalid(message)
        : new Refusal(Refusal.Kind.INVALID_VALUE, message, cause);
  }

  /** A finite number that must be there. */
  public double number(String name) {
    String stated = text(name).orElseThrow(() -> Refusal.invalid(name + " is missing."));
    try {
      double value = Double.parseDouble(stated);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new Refusal(
          Refusal.Kind.INVALID_VALUE, name + " must be a number, not '" + stated + "'.", e);
    }
    throw Refusal.invalid(name + " must be finite.");
  }

  /** A time. */
  public Optional<Instant> time(String name) {
    return text(name).map(value -> time(name, value));
  }

  static Instant time(String name, String value) {
    try {
      Instant time = OffsetDateTime.parse(value).toInstant();
      if (time.isAfter(Instant.EPOCH.minusSeconds(1)) && time.isBefore(LATEST)) {
        return time;
      }
    } catch (DateTimeParseException e) {
      throw new Refusal(
          Refusal.Kind.INVALID_VALUE,
          name + " must be a time such as 2026-11-24T15:00:00Z, not '" + value + "'.",
          e);
    }
    throw Refusal.invalid(name + " must lie between 1970 and 9999.");
  }

  /** One of several words. */
  public <E extends Enum<E>> Optional<E> word(String name, Class<E> type) {
    return text(name).map(value -> word(name, value, type));
  }

  private static <E extends Enum<E>> E word(String name, String value, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> one.name().equals(value.toUpperCase(Locale.ROOT)))
        .findAny()
        .orElseThrow(
            () ->
                Refusal.invalid(
                    name
                        + " must be one of "
                        + Arrays.toString(type.getEnumConstants())
                        + ", not '"
                        + value
                        + "'."));
  }

  /** How many are wanted. */
  public int limit() {
    return whole("limit", DEFAULT_LIMIT, 1, MOST);
  }

  /** Where the page begins. */
  public Optional<String> cursor() {
    return text("cursor");
  }

  /** Which decisions are wanted. */
  public InspectionFilter filter() {
    return new InspectionFilter(
        text("station"),
        text("recipe"),
        text("model"),
        verdicts(),
        word("operator_verdict", InspectionFilter.Operator.class),
        text("serial"),
        time("from"),
        time("to"));
  }

  private Set<Verdict> verdicts() {
    Set<Verdict> wanted = EnumSet.noneOf(Verdict.class);
    text("verdict")
        .ifPresent(
            list -> {
              for (String one : list.split(",", -1)) {
                wanted.add(word("verdict", one.strip(), Verdict.class));
              }
            });
    return wanted;
  }
}
