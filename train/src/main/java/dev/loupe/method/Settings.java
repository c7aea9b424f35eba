package dev.loupe.method;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.loupe.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Settings on their way from a preset to a record: each layer overrides single keys of the one
 * below, and a key that the preset does not have is an error.
 *
 * <pre>{@code
 * SimpleNetSettings settings =
 *     Settings.of(preset).withFile(Path.of("line3.yaml")).with("noise.sigma", "0.3").as(SimpleNetSettings.class);
 * }</pre>
 *
 * <p>Immutable; a change gives a new object.
 */
public final class Settings {

  private static final ObjectMapper YAML = Json.configure(YAMLMapper.builder(new YAMLFactory()));

  private final ObjectNode tree;

  private Settings(ObjectNode tree) {
    this.tree = tree;
  }

  /** Starts from a complete record. */
  public static Settings of(Record preset) {
    return new Settings(Json.mapper().valueToTree(preset));
  }

  /** Overrides what a YAML file names. */
  public Settings withFile(Path file) {
    try {
      JsonNode read = YAML.readTree(Files.readAllBytes(file));
      if (read == null || read.isMissingNode() || read.isNull()) {
        return this;
      }
      return merged(read, file.toString());
    } catch (JsonProcessingException e) {
      throw new SettingsException(
          file + " is not a YAML file of settings: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new SettingsException(
          "The settings file " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Overrides what a tree names.
   *
   * @param origin where the tree comes from, for messages
   */
  public Settings withTree(JsonNode changes, String origin) {
    return merged(changes, origin);
  }

  /**
   * Overrides one value, its key dotted for settings inside settings, its value written as in YAML.
   */
  public Settings with(String key, String value) {
    try {
      JsonNode parsed = YAML.readTree(value);
      return with(
          key, parsed == null || parsed.isMissingNode() ? Json.mapper().valueToTree("") : parsed);
    } catch (IOException e) {
      throw new SettingsException("The value of '" + key + "' cannot be read: " + value, e);
    }
  }

  private Settings with(String key, JsonNode value) {
    ObjectNode wrapped = Json.mapper().createObjectNode();
    ObjectNode innermost = wrapped;
    String[] path = key.strip().replace('-', '_').split("\\.", -1);
    for (int i = 0; i < path.length - 1; i++) {
      innermost = innermost.putObject(path[i]);
    }
    innermost.set(path[path.length - 1], value);
    return merged(wrapped, "--set " + key);
  }

  private Settings merged(JsonNode changes, String origin) {
    if (!changes.isObject()) {
      throw new SettingsException(origin + ": expected 'key: value' lines, found " + changes + ".");
    }
    ObjectNode copy = tree.deepCopy();
    merge(copy, (ObjectNode) changes, "", origin);
    return new Settings(copy);
  }

  private static void merge(ObjectNode target, ObjectNode changes, String prefix, String origin) {
    for (Map.Entry<String, JsonNode> change : changes.properties()) {
      String key = change.getKey();
      JsonNode old = target.get(key);
      if (old == null) {
        throw new SettingsException(
            origin
                + ": there is no setting '"
                + prefix
                + key
                + "'. Possible here: "
                + names(target, prefix)
                + ".");
      }
      if (old instanceof ObjectNode inner && change.getValue() instanceof ObjectNode deeper) {
        merge(inner, deeper, prefix + key + ".", origin);
      } else {
        target.set(key, change.getValue());
      }
    }
  }

  private static String names(ObjectNode node, String prefix) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(name -> names.add(prefix + name));
    return String.join(", ", names);
  }

  /**
   * The finished record.
   *
   * @throws SettingsException when a value has the wrong type or the record refuses it
   */
  public <S extends Record> S as(Class<S> type) {
    try {
      return Json.mapper().treeToValue(tree, type);
    } catch (JsonMappingException e) {
      String path = path(e);
      String what =
          path.isEmpty()
              ? "The settings cannot be taken as they are: "
              : "The setting '" + path + "' cannot have this value: ";
      throw new SettingsException(what + RefusedValue.reason(e), e);
    } catch (JsonProcessingException e) {
      throw new SettingsException("The settings cannot be read: " + e.getOriginalMessage(), e);
    }
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    e.getPath().forEach(step -> path.append(path.isEmpty() ? "" : ".").append(step.getFieldName()));
    return path.toString();
  }

  /** The settings as a YAML file that {@link #withFile} reads. */
  public String yaml() {
    try {
      return YAML.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Every setting can be written as YAML", e);
    }
  }

  /** The settings as JSON, to be stored in an artifact. */
  public JsonNode json() {
    return tree.deepCopy();
  }
}
