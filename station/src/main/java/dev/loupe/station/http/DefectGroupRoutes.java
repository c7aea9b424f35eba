package dev.loupe.station.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.station.access.Role;
import dev.loupe.station.event.EventBus;
import dev.loupe.station.event.StationEvent;
import dev.loupe.station.inspection.InForce;
import dev.loupe.station.inspection.StationBook;
import dev.loupe.station.model.DefectGroupShelf;
import dev.loupe.station.model.ModelShelf;
import dev.loupe.station.store.Database;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** The kinds of defect that a model's regions are called by. */
public final class DefectGroupRoutes {

  private static final String ONE = "/api/models/{model}/defect-groups";
  private static final int LARGEST = 16 << 20;

  private final Database database;
  private final ModelShelf models;
  private final DefectGroupShelf groups;
  private final StationBook stations;
  private final InForce inForce;
  private final Views views;
  private final EventBus events;

  /** Over the shelf of the groups. */
  public DefectGroupRoutes(
      Database database,
      ModelShelf models,
      DefectGroupShelf groups,
      StationBook stations,
      InForce inForce,
      Views views,
      EventBus events) {
    this.database = database;
    this.models = models;
    this.groups = groups;
    this.stations = stations;
    this.inForce = inForce;
    this.views = views;
    this.events = events;
  }

  /** The calls. */
  public List<Route> routes() {
    return List.of(
        Route.put(ONE, Role.ENGINEER, this::put), Route.delete(ONE, Role.ENGINEER, this::remove));
  }

  private void put(Context context) {
    if (!Body.mediaType(context).equals("application/json")) {
      throw Body.unsupported("application/json", context);
    }
    String id = Query.of(context).path("model");
    groups.put(id, Body.plain(Body.bytes(context, LARGEST)), Callers.of(context));
    context.json(changed(id));
  }

  private void remove(Context context) {
    String id = Query.of(context).path("model");
    groups.remove(id, Callers.of(context));
    changed(id);
    context.status(204);
  }

  /** From the next picture on. */
  private ObjectNode changed(String id) {
    List<String> places = database.read(handle -> stations.inForceAt(handle, id, false));
    places.stream().map(place -> place.split("/", 2)[0]).distinct().forEach(inForce::changed);
    ObjectNode json = database.read(handle -> views.model(handle, models.require(handle, id)));
    events.publish(new StationEvent("model", Optional.empty(), json));
    return json;
  }
}
