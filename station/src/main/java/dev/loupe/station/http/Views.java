package dev.loupe.station.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.station.inspection.Activation;
import dev.loupe.station.inspection.InspectionBook;
import dev.loupe.station.inspection.Recipe;
import dev.loupe.station.inspection.Station;
import dev.loupe.station.inspection.StationBook;
import dev.loupe.station.inspection.StoredInspection;
import dev.loupe.station.model.DefectGroupShelf;
import dev.loupe.station.model.Model;
import dev.loupe.station.store.Database;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** How things are shown, as {@code openapi.yaml} says. */
public final class Views {

  private final Database database;
  private final InspectionBook inspections;
  private final StationBook stations;

  /** Views that look up what belongs to a thing. */
  public Views(Database database, InspectionBook inspections, StationBook stations) {
    this.database = database;
    this.inspections = inspections;
    this.stations = stations;
  }

  /** A list. */
  public static <T> ObjectNode items(Collection<T> items, Function<T, JsonNode> view) {
    ObjectNode json = Json.mapper().createObjectNode();
    ArrayNode array = json.putArray("items");
    items.forEach(item -> array.add(view.apply(item)));
    return json;
  }

  /** A list and where it goes on. */
  public static <T> ObjectNode page(
      Collection<T> items, Function<T, JsonNode> view, Optional<String> next) {
    return items(items, view).put("next", next.orElse(null));
  }

  /** A page of records that show themselves; a full one names its last item as the next cursor. */
  public static <T> ObjectNode page(List<T> items, int limit, Function<T, String> id) {
    Optional<String> next =
        items.size() < limit
            ? Optional.empty()
            : Optional.of(id.apply(items.get(items.size() - 1)));
    return page(items, Json.mapper()::valueToTree, next);
  }

  /** A decision: the record and what the station knows besides. */
  public ObjectNode inspection(StoredInspection stored) {
    return database.read(handle -> inspection(handle, stored));
  }

  /** The same, over a connection that is open already. */
  ObjectNode inspection(Handle handle, StoredInspection stored) {
    ObjectNode json = Json.mapper().valueToTree(stored.record());
    String address = "/api/inspections/" + stored.record().inspectionId();
    json.put("map", stored.map().map(file -> address + "/map").orElse(null));
    json.put("picture", stored.picture().map(file -> address + "/picture").orElse(null));
    json.put("needs_review", stored.needsReview());
    json.put("activation", stored.activation().orElse(null));
    json.set(
        "shadow",
        Json.mapper().valueToTree(inspections.shadow(handle, stored.record().inspectionId())));
    return json;
  }

  /** A decision that was stored just now. */
  public static ObjectNode fresh(StoredInspection stored) {
    ObjectNode json = Json.mapper().valueToTree(stored.record());
    String address = "/api/inspections/" + stored.record().inspectionId();
    json.put("map", stored.map().map(file -> address + "/map").orElse(null));
    json.put("picture", stored.picture().map(file -> address + "/picture").orElse(null));
    json.put("needs_review", stored.needsReview());
    json.put("activation", stored.activation().orElse(null));
    json.putNull("shadow");
    return json;
  }

  /** What is in force. */
  public static ObjectNode activation(Activation activation) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("id", activation.id());
    json.put("station", activation.station());
    json.put("recipe", activation.recipe());
    json.put("kind", activation.kind().name());
    json.put("model", activation.model());
    json.set("thresholds", Json.mapper().valueToTree(activation.thresholds()));
    json.put("promise", activation.thresholds().promise().inWords());
    json.set("regions", regions(activation));
    json.put("scoring", activation.scoring().name());
    json.put("shadow_model", activation.shadow().map(Activation.Shadow::model).orElse(null));
    json.put("at", activation.at().toString());
    json.put("who", activation.who());
    json.put("reason", activation.reason());
    return json;
  }

  private static ObjectNode regions(Activation activation) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.set("inspect", Json.mapper().valueToTree(activation.area().inspect()));
    json.set("ignore", Json.mapper().valueToTree(activation.area().ignore()));
    return json;
  }

  /** A recipe with what is in force. */
  ObjectNode recipe(Handle handle, Recipe recipe) {
    Station station = stations.station(handle, recipe.station());
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("id", recipe.id());
    json.put("station", recipe.station());
    json.put("name", recipe.name());
    json.put("serial_pattern", recipe.serialPattern().orElse(null));
    json.set("millimetres_per_pixel", Json.mapper().valueToTree(recipe.millimetresPerPixel()));
    json.put("in_force", station.recipe().equals(recipe.id()));
    Optional<Activation> active = stations.active(handle, recipe.station(), recipe.id());
    json.set("active", active.<JsonNode>map(Views::activation).orElseGet(json::nullNode));
    return json;
  }

  /** A station with its recipes. */
  ObjectNode station(Handle handle, Station station) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("id", station.id());
    json.put("name", station.name());
    json.put("camera", station.camera().orElse(null));
    json.put("product", station.product().orElse(null));
    json.put("recipe", station.recipe());
    ArrayNode recipes = json.putArray("recipes");
    stations.recipes(handle, station.id()).forEach(one -> recipes.add(recipe(handle, one)));
    return json;
  }

  /** A model. */
  ObjectNode model(Handle handle, Model model) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("id", model.id());
    json.put("name", model.name());
    json.put("version", model.version());
    json.put("sha256", model.sha256());
    json.put("bytes", model.bytes());
    json.put("method", model.manifest().method());
    json.put("note", model.note());
    json.put("job", model.job().orElse(null));
    json.put("created", model.created().toString());
    json.put("created_by", model.createdBy());
    json.put("retired", model.retired().map(Object::toString).orElse(null));
    json.set("thresholds", Json.mapper().valueToTree(model.manifest().thresholds()));
    json.put("promise", model.manifest().thresholds().promise().inWords());
    ArrayNode places = json.putArray("in_force_at");
    stations.inForceAt(handle, model.id(), false).forEach(places::add);
    json.set("defect_groups", Json.mapper().valueToTree(DefectGroupShelf.find(handle, model.id())));
    return json;
  }
}
