package dev.loupe.experiment;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A setting that takes several values in turn, such as the passes over the pictures.
 *
 * @param setting dotted for settings inside settings
 * @param values at least one, each as in a settings file
 */
public record Variation(String setting, @JsonSetter(nulls = Nulls.AS_EMPTY) List<JsonNode> values) {

  /** Checks that there is something to vary. */
  public Variation {
    Experiment.require(setting != null && !setting.isBlank(), "vary needs the name of a setting");
    Experiment.require(!values.isEmpty(), "vary needs values");
    values = List.copyOf(values);
  }

  /** A value as tables print it. */
  static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }
}
