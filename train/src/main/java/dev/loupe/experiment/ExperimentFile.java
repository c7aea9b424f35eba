package dev.loupe.experiment;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.loupe.Json;
import dev.loupe.LoupeException;
import dev.loupe.method.SettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * An experiment as it was written down.
 *
 * @param name by which messages call the file
 * @param folder against which paths in it are seen
 * @param text the file, to be kept beside the results
 * @param experiment what it says
 */
public record ExperimentFile(String name, Path folder, String text, Experiment experiment) {

  private static final ObjectMapper YAML =
      Json.configure(
          YAMLMapper.builder(new YAMLFactory())
              .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS));

  /**
   * Reads a file.
   *
   * @throws SettingsException naming the line when it is no YAML, holds an unknown key or a value
   *     that cannot be
   */
  public static ExperimentFile read(Path file) {
    try {
      Path folder = file.toAbsolutePath().normalize().getParent();
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return parse(String.valueOf(file.getFileName()), folder == null ? Path.of("") : folder, text);
    } catch (NoSuchFileException e) {
      throw new LoupeException(
          "There is no experiment file "
              + file
              + ", nor a shipped experiment of that name; 'loupe experiment list' names those.",
          e);
    } catch (IOException e) {
      throw new LoupeException("The experiment file " + file + " cannot be read: " + e, e);
    }
  }

  /** The same from text. */
  static ExperimentFile parse(String name, Path folder, String text) {
    try {
      return new ExperimentFile(name, folder, text, YAML.readValue(text, Experiment.class));
    } catch (UnrecognizedPropertyException e) {
      throw new SettingsException(
          place(name, text, e)
              + "there is no key '"
              + e.getPropertyName()
              + "' here. Possible: "
              + known(e),
          e);
    } catch (JsonMappingException e) {
      throw new SettingsException(place(name, text, e) + reason(e), e);
    } catch (JsonProcessingException e) {
      throw new SettingsException(place(name, line(e)) + "no YAML: " + e.getOriginalMessage(), e);
    }
  }

  private static String place(String name, String text, JsonMappingException e) {
    OptionalInt stated = LinesOfKeys.of(YAML, text).of(e.getPath());
    return place(name, stated.isPresent() ? stated : line(e));
  }

  private static String place(String name, OptionalInt line) {
    return line.isPresent() ? name + ", line " + line.getAsInt() + ": " : name + ": ";
  }

  private static OptionalInt line(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return at == null ? OptionalInt.empty() : OptionalInt.of(at.getLineNr());
  }

  private static String known(UnrecognizedPropertyException e) {
    return e.getKnownPropertyIds().stream()
            .map(String::valueOf)
            .sorted()
            .collect(Collectors.joining(", "))
        + ".";
  }

  private static String reason(JsonMappingException e) {
    List<String> path =
        e.getPath().stream()
            .map(JsonMappingException.Reference::getFieldName)
            .filter(field -> field != null)
            .toList();
    String where = path.isEmpty() ? "" : "'" + path.get(path.size() - 1) + "' cannot be: ";
    String refused =
        Optional.ofNullable(e.getCause())
            .filter(IllegalArgumentException.class::isInstance)
            .map(Throwable::getMessage)
            .orElse(e.getOriginalMessage());
    return where + refused + ".";
  }
}
