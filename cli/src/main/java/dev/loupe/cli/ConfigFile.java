package dev.loupe.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.loupe.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;

/**
 * A YAML file with options of a training and settings of its method, side by side.
 *
 * <pre>
 * method: enhanced-simplenet
 * held_out: 0.3
 * size: 320
 * noise: {high: 3}
 * </pre>
 *
 * <p>Options are called as on the command line; every other key must be a setting of the method.
 */
final class ConfigFile {

  /** What is an option of the training rather than a setting of the method. */
  private static final Set<String> OPTIONS =
      Set.of(
          "method",
          "preset",
          "backbone_weights",
          "seed",
          "held_out",
          "false_calls",
          "memory_budget",
          "threads");

  private static final ObjectMapper YAML = Json.configure(YAMLMapper.builder(new YAMLFactory()));

  /** No file: nothing is stated. */
  static final ConfigFile NONE = new ConfigFile("", Json.mapper().createObjectNode());

  private final String name;
  private final ObjectNode options;
  private final ObjectNode settings;

  private ConfigFile(String name, ObjectNode tree) {
    this.name = name;
    options = tree.deepCopy().retain(OPTIONS);
    settings = tree.deepCopy().remove(OPTIONS);
  }

  /**
   * Reads a file.
   *
   * @throws UsageException when it is not there or no YAML of keys and values
   */
  static ConfigFile read(Path file) {
    try {
      JsonNode tree = YAML.readTree(Files.readAllBytes(file));
      if (tree == null || tree.isMissingNode() || tree.isNull()) {
        return NONE;
      }
      if (tree instanceof ObjectNode keys) {
        return new ConfigFile(file.toString(), underscored(keys));
      }
      throw new UsageException(file + ": expected 'key: value' lines, found " + tree + ".");
    } catch (JsonProcessingException e) {
      throw new UsageException(file + " is no YAML file: " + e.getOriginalMessage(), e);
    } catch (NoSuchFileException e) {
      throw new UsageException("There is no settings file " + file + ".", e);
    } catch (IOException e) {
      throw new UsageException("The settings file " + file + " cannot be read: " + e, e);
    }
  }

  private static ObjectNode underscored(ObjectNode keys) {
    ObjectNode named = Json.mapper().createObjectNode();
    keys.properties()
        .forEach(entry -> named.set(entry.getKey().replace('-', '_'), entry.getValue()));
    return named;
  }

  /** What the file says about an option. */
  <T> Optional<T> option(String key, ITypeConverter<T> converter) {
    JsonNode value = options.get(key);
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(converter.convert(value.asText()));
    } catch (Exception e) { // as the interface declares; what it means is always a wrong value
      throw new UsageException(name + ": " + key + ": " + e.getMessage(), e);
    }
  }

  /** What the file says about an option whose value is a word. */
  Optional<String> option(String key) {
    return option(key, text -> text);
  }

  /** All that is no option: settings of the method. */
  ObjectNode settings() {
    return settings;
  }

  /** What to call the file in messages. */
  String name() {
    return name;
  }
}
