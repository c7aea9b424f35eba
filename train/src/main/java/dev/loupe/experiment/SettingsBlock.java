package dev.loupe.experiment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.loupe.Json;
import dev.loupe.method.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Settings of a method as an experiment's file states them, each with the line it stands on.
 *
 * @param lines in the order of the file
 */
@JsonDeserialize(using = SettingsBlock.Reader.class)
public record SettingsBlock(List<Line> lines) {

  /** Nothing is stated. */
  static final SettingsBlock NONE = new SettingsBlock(List.of());

  /**
   * One setting.
   *
   * @param key its name
   * @param value as written
   * @param number of its line in the file, from 1
   */
  public record Line(String key, JsonNode value, int number) {

    private JsonNode tree() {
      return Json.mapper().createObjectNode().set(key.replace('-', '_'), value);
    }
  }

  /** Copies the list. */
  public SettingsBlock {
    lines = List.copyOf(lines);
  }

  /**
   * Overrides what the block names.
   *
   * @param file for messages
   * @throws dev.loupe.method.SettingsException naming file and line where there is no such setting
   */
  Settings over(Settings settings, String file) {
    Settings changed = settings;
    for (Line line : lines) {
      changed = changed.withTree(line.tree(), file + ", line " + line.number());
    }
    return changed;
  }

  /** The same without what the settings do not have. */
  SettingsBlock within(Settings settings) {
    JsonNode known = settings.json();
    return new SettingsBlock(
        lines.stream().filter(line -> known.has(line.key().replace('-', '_'))).toList());
  }

  /** Reads a block, keeping its lines. */
  static final class Reader extends JsonDeserializer<SettingsBlock> {

    @Override
    public SettingsBlock deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        return (SettingsBlock) context.handleUnexpectedToken(SettingsBlock.class, parser);
      }
      List<Line> lines = new ArrayList<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        int number = parser.currentTokenLocation().getLineNr();
        parser.nextToken();
        lines.add(new Line(key, context.readTree(parser), number));
      }
      return new SettingsBlock(lines);
    }
  }
}
