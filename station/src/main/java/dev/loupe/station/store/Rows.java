package dev.loupe.station.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import dev.loupe.Json;
import dev.loupe.LoupeException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads the columns of a row, and writes values for one, by the conventions of the schema. */
public final class Rows {

  private Rows() {}

  /** A text that may be absent. */
  public static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  /** A time. */
  public static Instant time(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  /** A time that may be absent. */
  public static Optional<Instant> maybeTime(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  /** A number that may be absent. */
  public static OptionalDouble maybeNumber(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** A value kept as JSON. */
  public static <T> T json(ResultSet row, String column, Class<T> type) throws SQLException {
    return json(row.getString(column), type);
  }

  /** A value from its JSON. */
  public static <T> T json(String text, Class<T> type) {
    JavaType wanted = Json.mapper().constructType(type);
    try {
      return Json.mapper().readValue(text, wanted);
    } catch (JsonProcessingException e) {
      throw new LoupeException(
          "The database holds a "
              + type.getSimpleName()
              + " that this Loupe cannot read: "
              + e.getOriginalMessage(),
          e);
    }
  }

  /** A value as JSON. */
  public static String json(Object value) {
    try {
      return Json.mapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot be written as JSON: " + value, e);
    }
  }
}
