package dev.loupe.station.line;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.loupe.LoupeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a password or key comes from; never its value in a log or in JSON.
 *
 * <pre>{@code
 * password: env:LOUPE_MQTT_PASSWORD      # a variable of the server's environment
 * secret: file:/run/secrets/webhook      # the file's content without the line break at its end
 * }</pre>
 */
public final class Secret {

  private static final String ENV = "env:";
  private static final String FILE = "file:";

  private final String source;

  /**
   * A secret by its source.
   *
   * @throws IllegalArgumentException when it is neither {@code env:} nor {@code file:}
   */
  @JsonCreator
  public Secret(String source) {
    if (!source.startsWith(ENV) && !source.startsWith(FILE)) {
      throw new IllegalArgumentException(
          "A secret is given as env:NAME or file:PATH, so that it does not stand in the settings.");
    }
    this.source = source;
  }

  /**
   * The secret itself, read anew.
   *
   * @param environment of the server
   * @throws LoupeException when there is none
   */
  public byte[] read(Map<String, String> environment) {
    byte[] value =
        source.startsWith(ENV)
            ? environment
                .getOrDefault(source.substring(ENV.length()), "")
                .getBytes(StandardCharsets.UTF_8)
            : file(Path.of(source.substring(FILE.length())));
    if (value.length == 0) {
      throw new LoupeException(
          "The secret " + source + " is not there or empty. Set it and start again.");
    }
    return value;
  }

  private byte[] file(Path path) {
    try {
      return Files.readString(path).stripTrailing().getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new LoupeException("The secret " + source + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Where it comes from, not what it is. */
  @JsonValue
  @Override
  public String toString() {
    return source;
  }
}
