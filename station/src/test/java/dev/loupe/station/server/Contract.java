package dev.loupe.station.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.loupe.station.http.OperationRoutes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** {@code openapi.yaml}, to compare the station with. */
final class Contract {

  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private final JsonNode document;
  private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

  private Contract(JsonNode document) {
    this.document = document;
  }

  static Contract read() {
    try {
      return new Contract(new YAMLMapper().readTree(OperationRoutes.document()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** METHOD PATH ROLE of every call. */
  Set<String> calls() {
    Set<String> calls = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> call : path.getValue().properties()) {
        if (!call.getKey().equals("parameters")) {
          String role = call.getValue().get("x-role").asText();
          calls.add(call.getKey().toUpperCase() + " " + path.getKey() + " " + role);
        }
      }
    }
    return calls;
  }

  /** What is wrong with an answer; empty when it is as the document says. */
  Set<String> complaints(String method, String path, int status, String type, String body) {
    JsonNode call = document.get("paths").path(template(path)).path(method.toLowerCase());
    JsonNode answer = resolved(call.path("responses").path(String.valueOf(status)));
    if (answer.isMissingNode()) {
      return Set.of(method + " " + path + ": the document knows no answer " + status);
    }
    if (!type.startsWith("application/json")) {
      return Set.of();
    }
    JsonNode schema = answer.path("content").path("application/json").path("schema");
    try {
      Set<String> found = new TreeSet<>();
      for (ValidationMessage message :
          schema(schema.toString()).validate(new ObjectMapper().readTree(body))) {
        found.add(method + " " + path + " " + status + ": " + message.getMessage());
      }
      return found;
    } catch (IOException e) {
      return Set.of(method + " " + path + ": no JSON: " + body);
    }
  }

  /** The schema by itself, with all that it refers to. */
  private JsonSchema schema(String text) {
    return schemas.computeIfAbsent(
        text,
        key -> {
          try {
            ObjectNode root = (ObjectNode) new ObjectMapper().readTree(key);
            root.set("components", document.get("components"));
            return SCHEMAS.getSchema(root);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  private String template(String path) {
    return document.get("paths").properties().stream()
        .map(Map.Entry::getKey)
        .filter(known -> path.matches(known.replaceAll("\\{[^}]*\\}", "[^/]+")))
        .min(Comparator.comparingInt(known -> known.split("\\{", -1).length))
        .orElse(path);
  }
}
