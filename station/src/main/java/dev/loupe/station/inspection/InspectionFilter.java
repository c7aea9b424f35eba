package dev.loupe.station.inspection;

import dev.loupe.station.Refusal;
import dev.loupe.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which decisions are wanted; what is empty does not restrict.
 *
 * @param station where they were made
 * @param recipe by which
 * @param model by which
 * @param verdicts the detector's
 * @param operator what persons said
 * @param serial of the part; with a * at the end, its beginning
 * @param from decided at or after
 * @param to decided before
 */
public record InspectionFilter(
    Optional<String> station,
    Optional<String> recipe,
    Optional<String> model,
    Set<Verdict> verdicts,
    Optional<Operator> operator,
    Optional<String> serial,
    Optional<Instant> from,
    Optional<Instant> to) {

  /** What persons said. */
  public enum Operator {
    /** Good. */
    OK,
    /** Bad. */
    NG,
    /** Nothing yet. */
    NONE,
    /** Something. */
    ANY
  }

  /** All decisions. */
  public static final InspectionFilter ALL =
      new InspectionFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Copies the set. */
  public InspectionFilter {
    verdicts = Set.copyOf(verdicts);
    if (recipe.isPresent() && station.isEmpty()) {
      throw Refusal.invalid("A recipe belongs to a station: give 'station' too.");
    }
  }

  /**
   * As a condition of SQL.
   *
   * @param sql conditions joined by AND, with a ? for each value; never empty
   * @param values in the order of the ?
   */
  public record Condition(String sql, List<Object> values) {}

  /** As a condition on the table inspections. */
  public Condition condition() {
    List<String> parts = new ArrayList<>(List.of("1 = 1"));
    List<Object> values = new ArrayList<>();
    station.ifPresent(value -> add(parts, values, "station = ?", value));
    recipe.ifPresent(value -> add(parts, values, "recipe = ?", value));
    model.ifPresent(value -> add(parts, values, "model = ?", value));
    if (!verdicts.isEmpty()) {
      parts.add("verdict IN (" + "?, ".repeat(verdicts.size() - 1) + "?)");
      verdicts.forEach(verdict -> values.add(verdict.name()));
    }
    operator.ifPresent(value -> addOperator(parts, values, value));
    serial.ifPresent(value -> addSerial(parts, values, value));
    from.ifPresent(value -> add(parts, values, "decided_ms >= ?", value.toEpochMilli()));
    to.ifPresent(value -> add(parts, values, "decided_ms < ?", value.toEpochMilli()));
    return new Condition(String.join(" AND ", parts), values);
  }

  private static void add(List<String> parts, List<Object> values, String part, Object value) {
    parts.add(part);
    values.add(value);
  }

  private static void addOperator(List<String> parts, List<Object> values, Operator said) {
    switch (said) {
      case NONE -> parts.add("operator_verdict IS NULL");
      case ANY -> parts.add("operator_verdict IS NOT NULL");
      case OK, NG -> add(parts, values, "operator_verdict = ?", said.name());
    }
  }

  private static void addSerial(List<String> parts, List<Object> values, String serial) {
    if (!serial.endsWith("*")) {
      add(parts, values, "serial = ?", serial);
      return;
    }
    int length = serial.length() - 1;
    add(parts, values, "SUBSTR(serial, 1, " + length + ") = ?", serial.substring(0, length));
  }
}
