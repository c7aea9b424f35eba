package dev.loupe.station.setting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.loupe.Json;
import dev.loupe.LoupeException;
import dev.loupe.station.alert.AlertRules;
import dev.loupe.station.line.LineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All settings of a station; what a file leaves out has its default, a key that does not exist is
 * an error.
 *
 * <pre>
 * server: {host: 0.0.0.0, port: 8443, secure_cookies: true}
 * folders: [/data/boards]
 * keep: {ok_one_in: 100, quota: 200GiB}
 * </pre>
 *
 * @param server where it listens
 * @param database where decisions are kept
 * @param inspection how much at once, what is too large
 * @param keep which pictures stay
 * @param access log-ins
 * @param folders what the station may read: pictures and data sets inside these, nothing outside
 * @param training training jobs
 * @param line whom the station tells of results and alerts
 * @param alerts when it raises an alert
 * @param watch folders whose pictures it inspects as they come
 * @param schedules folders that it inspects by the clock
 */
public record StationSettings(
    ServerSettings server,
    DatabaseSettings database,
    InspectionSettings inspection,
    KeepSettings keep,
    AccessSettings access,
    List<Path> folders,
    TrainingSettings training,
    LineSettings line,
    AlertRules alerts,
    List<WatchSettings> watch,
    List<ScheduleSettings> schedules) {

  /** What holds without a file. */
  public static final StationSettings DEFAULT =
      new StationSettings(
          ServerSettings.DEFAULT,
          DatabaseSettings.DEFAULT,
          InspectionSettings.DEFAULT,
          KeepSettings.DEFAULT,
          AccessSettings.DEFAULT,
          List.of(),
          TrainingSettings.DEFAULT,
          LineSettings.DEFAULT,
          AlertRules.DEFAULT,
          List.of(),
          List.of());

  private static final ObjectMapper YAML = Json.configure(YAMLMapper.builder(new YAMLFactory()));

  /** Copies the lists. */
  public StationSettings {
    folders = List.copyOf(folders);
    watch = List.copyOf(watch);
    schedules = List.copyOf(schedules);
  }

  /**
   * Reads a file.
   *
   * @throws LoupeException when it is not there, no YAML, or sets something that does not exist or
   *     cannot be
   */
  public static StationSettings read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (NoSuchFileException e) {
      throw new LoupeException("There is no settings file " + file + ".", e);
    } catch (IOException e) {
      throw new LoupeException("The settings file " + file + " cannot be read: " + e, e);
    }
  }

  /**
   * Reads YAML.
   *
   * @param name of the text, for messages
   */
  public static StationSettings parse(String yaml, String name) {
    try {
      JsonNode stated = YAML.readTree(yaml);
      if (stated == null || stated.isMissingNode() || stated.isNull()) {
        return DEFAULT;
      }
      if (!(stated instanceof ObjectNode keys)) {
        throw new LoupeException(name + ": expected 'key: value' lines, found " + stated + ".");
      }
      ObjectNode all = Json.mapper().valueToTree(DEFAULT);
      lay(keys, all);
      return Json.mapper().treeToValue(all, StationSettings.class);
    } catch (JsonMappingException e) {
      throw new LoupeException(
          name + ": " + place(e) + ": " + said(e) + ". The settings are in docs/station.md.", e);
    } catch (JsonProcessingException e) {
      throw new LoupeException(name + " is no YAML: " + e.getOriginalMessage(), e);
    }
  }

  /** Lays what was stated over the defaults, object by object. */
  private static void lay(ObjectNode stated, ObjectNode over) {
    for (Map.Entry<String, JsonNode> one : stated.properties()) {
      JsonNode below = over.get(one.getKey());
      if (below instanceof ObjectNode inner && one.getValue() instanceof ObjectNode outer) {
        lay(outer, inner);
      } else {
        over.set(one.getKey(), one.getValue());
      }
    }
  }

  private static String place(JsonMappingException e) {
    StringBuilder place = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() != null) {
        place.append(place.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return place.isEmpty() ? "the settings" : place.toString();
  }

  private static String said(JsonMappingException e) {
    Throwable cause = e.getCause();
    String said = cause == null ? e.getOriginalMessage() : String.valueOf(cause.getMessage());
    return said.replaceAll("\\(class [^)]*\\), not marked as ignorable.*", "does not exist");
  }

  /** The same at another address. */
  public StationSettings at(String host, int port) {
    return with(server.at(host, port));
  }

  private StationSettings with(ServerSettings other) {
    return new StationSettings(
        other,
        database,
        inspection,
        keep,
        access,
        folders,
        training,
        line,
        alerts,
        watch,
        schedules);
  }
}
