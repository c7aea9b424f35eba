package dev.loupe.station.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.station.Refusal;
import dev.loupe.station.access.AuditTrail;
import dev.loupe.station.access.Role;
import dev.loupe.station.event.EventBus;
import dev.loupe.station.event.StationEvent;
import dev.loupe.station.inspection.Activation;
import dev.loupe.station.inspection.InForce;
import dev.loupe.station.inspection.InspectedArea;
import dev.loupe.station.inspection.Recipe;
import dev.loupe.station.inspection.Spot;
import dev.loupe.station.inspection.Station;
import dev.loupe.station.inspection.StationBook;
import dev.loupe.station.inspection.Switchboard;
import dev.loupe.station.inspection.Switchboard.Change;
import dev.loupe.station.statistic.Statistics;
import dev.loupe.station.statistic.ThresholdPreview;
import dev.loupe.station.store.Database;
import dev.loupe.station.store.Transaction;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jdbi.v3.core.Handle;

/** Stations, recipes and what is in force. */
public final class StationRoutes {

  private static final String STATION = "/api/stations/{station}";
  private static final String RECIPE = STATION + "/recipes/{recipe}";
  private static final int SHOWN = 500;
  private static final int USUAL_LOOK_BACK = 1000;
  private static final int LONGEST_LOOK_BACK = 10_000;

  private final Database database;
  private final StationBook book;
  private final Switchboard switchboard;
  private final InForce inForce;
  private final Views views;
  private final AuditTrail audit;
  private final EventBus events;
  private final Clock clock;

  /** Over the stations of a database. */
  public StationRoutes(
      Database database,
      StationBook book,
      Switchboard switchboard,
      InForce inForce,
      Views views,
      AuditTrail audit,
      EventBus events,
      Clock clock) {
    this.database = database;
    this.book = book;
    this.switchboard = switchboard;
    this.inForce = inForce;
    this.views = views;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** The calls. */
  public List<Route> routes() {
    return List.of(
        Route.get("/api/stations", Role.VIEWER, this::list),
        Route.post("/api/stations", Role.ENGINEER, this::create),
        Route.get(STATION, Role.VIEWER, this::one),
        Route.put(STATION, Role.ENGINEER, this::change),
        Route.post(STATION + "/recipes", Role.ENGINEER, this::createRecipe),
        Route.get(RECIPE, Role.VIEWER, this::recipe),
        Route.put(RECIPE, Role.ENGINEER, this::changeRecipe),
        Route.get(RECIPE + "/activations", Role.VIEWER, this::activations),
        Route.post(RECIPE + "/activations", Role.ENGINEER, this::activate),
        Route.post(RECIPE + "/rollback", Role.ENGINEER, this::rollBack),
        Route.post(RECIPE + "/thresholds", Role.ENGINEER, this::thresholds),
        Route.get(RECIPE + "/thresholds/preview", Role.VIEWER, this::preview),
        Route.post(RECIPE + "/regions", Role.ENGINEER, this::regions),
        Route.get(RECIPE + "/shadow", Role.VIEWER, this::compareShadow),
        Route.post(RECIPE + "/shadow", Role.ENGINEER, this::shadow));
  }

  private void list(Context context) {
    context.json(
        database.<ObjectNode>read(
            handle -> Views.items(book.stations(handle), one -> views.station(handle, one))));
  }

  private void one(Context context) {
    String id = Query.of(context).path("station");
    context.json(database.<ObjectNode>read(handle -> view(handle, id)));
  }

  private ObjectNode view(Handle handle, String id) {
    return views.station(handle, book.station(handle, id));
  }

  record StationRequest(
      String id, String name, Optional<String> camera, Optional<String> product) {}

  private void create(Context context) {
    StationRequest wanted = Body.json(context, StationRequest.class);
    Station station =
        new Station(
            wanted.id(), wanted.name(), wanted.camera(), wanted.product(), Station.FIRST_RECIPE);
    database.write(
        tx -> {
          book.add(tx, station, clock.millis());
          note(tx, context, "add-station", station.id(), wanted);
        });
    inForce.stationAdded();
    context.status(201).json(announced(station.id()));
  }

  record StationChange(
      String name, Optional<String> camera, Optional<String> product, String recipe) {}

  private void change(Context context) {
    String id = Query.of(context).path("station");
    StationChange wanted = Body.json(context, StationChange.class);
    Station station =
        new Station(id, wanted.name(), wanted.camera(), wanted.product(), wanted.recipe());
    database.write(
        tx -> {
          book.station(tx.handle(), id);
          book.change(tx, station);
          note(tx, context, "change-station", id, wanted);
        });
    inForce.changed(id);
    context.json(announced(id));
  }

  private ObjectNode announced(String id) {
    ObjectNode json = database.read(handle -> view(handle, id));
    events.publish(new StationEvent("station", Optional.of(id), json));
    return json;
  }

  private void note(Transaction tx, Context context, String action, String subject, Record detail) {
    JsonNode json = Json.mapper().valueToTree(detail);
    audit.record(tx, Callers.of(context).name(), action, subject, json);
  }

  record RecipeRequest(
      String id, String name, Optional<String> serialPattern, OptionalDouble millimetresPerPixel) {}

  private void createRecipe(Context context) {
    String id = Query.of(context).path("station");
    RecipeRequest wanted = Body.json(context, RecipeRequest.class);
    Recipe recipe =
        new Recipe(
            id, wanted.id(), wanted.name(), wanted.serialPattern(), wanted.millimetresPerPixel());
    database.write(
        tx -> {
          book.station(tx.handle(), id);
          book.add(tx, recipe, clock.millis());
          note(tx, context, "add-recipe", id + "/" + recipe.id(), wanted);
        });
    announced(id);
    context.status(201).json(shown(id, recipe.id()));
  }

  private ObjectNode shown(String station, String recipe) {
    return database.read(handle -> views.recipe(handle, book.recipe(handle, station, recipe)));
  }

  private void recipe(Context context) {
    Query query = Query.of(context);
    context.json(shown(query.path("station"), query.path("recipe")));
  }

  record RecipeChange(
      String name, Optional<String> serialPattern, OptionalDouble millimetresPerPixel) {}

  private void changeRecipe(Context context) {
    Query query = Query.of(context);
    String station = query.path("station");
    String id = query.path("recipe");
    RecipeChange wanted = Body.json(context, RecipeChange.class);
    database.write(
        tx -> {
          book.recipe(tx.handle(), station, id);
          book.change(
              tx,
              new Recipe(
                  station,
                  id,
                  wanted.name(),
                  wanted.serialPattern(),
                  wanted.millimetresPerPixel()));
          note(tx, context, "change-recipe", station + "/" + id, wanted);
        });
    inForce.changed(station);
    announced(station);
    context.json(shown(station, id));
  }

  private void activations(Context context) {
    Query query = Query.of(context);
    String station = query.path("station");
    String recipe = query.path("recipe");
    context.json(
        database.<ObjectNode>read(
            handle -> {
              book.recipe(handle, station, recipe);
              return Views.items(
                  book.activations(handle, station, recipe, SHOWN), Views::activation);
            }));
  }

  private static Change change(Context context, String reason) {
    Query query = Query.of(context);
    return new Change(query.path("station"), query.path("recipe"), Callers.of(context), reason);
  }

  private static void activated(Context context, Activation activation) {
    context.status(201).json(Views.activation(activation));
  }

  record ActivationRequest(String model, String reason) {}

  private void activate(Context context) {
    ActivationRequest wanted = Body.json(context, ActivationRequest.class);
    activated(context, switchboard.activate(change(context, wanted.reason()), wanted.model()));
  }

  record RollbackRequest(Optional<String> to, String reason) {}

  private void rollBack(Context context) {
    RollbackRequest wanted = Body.json(context, RollbackRequest.class);
    activated(context, switchboard.rollBack(change(context, wanted.reason()), wanted.to()));
  }

  record ThresholdsRequest(double image, double review, String reason) {}

  private void thresholds(Context context) {
    ThresholdsRequest wanted = Body.json(context, ThresholdsRequest.class);
    activated(
        context,
        switchboard.thresholds(change(context, wanted.reason()), wanted.image(), wanted.review()));
  }

  record RegionsRequest(List<List<Spot>> inspect, List<List<Spot>> ignore, String reason) {}

  private void regions(Context context) {
    RegionsRequest wanted = Body.json(context, RegionsRequest.class);
    InspectedArea area = area(wanted);
    activated(context, switchboard.area(change(context, wanted.reason()), area));
  }

  private static InspectedArea area(RegionsRequest wanted) {
    try {
      return new InspectedArea(wanted.inspect(), wanted.ignore());
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new Refusal(Refusal.Kind.INVALID_VALUE, "The polygons: " + e.getMessage(), e);
    }
  }

  record ShadowRequest(Optional<String> model, String reason) {}

  private void shadow(Context context) {
    ShadowRequest wanted = Body.json(context, ShadowRequest.class);
    activated(context, switchboard.shadow(change(context, wanted.reason()), wanted.model()));
  }

  private Activation active(Handle handle, Query query) {
    String station = query.path("station");
    String recipe = query.path("recipe");
    book.recipe(handle, station, recipe);
    return book.active(handle, station, recipe)
        .orElseThrow(() -> new Refusal(Refusal.Kind.NOTHING_IN_FORCE, "Nothing is in force yet."));
  }

  private void preview(Context context) {
    Query query = Query.of(context);
    double image = query.number("image");
    double review = query.number("review");
    int last = query.whole("last", USUAL_LOOK_BACK, 1, LONGEST_LOOK_BACK);
    if (review > image) {
      throw Refusal.invalid("review must not lie above image.");
    }
    ThresholdPreview preview =
        database.read(
            handle -> {
              Activation now = active(handle, query);
              List<String> same =
                  book.activations(handle, now.station(), now.recipe(), SHOWN).stream()
                      .filter(now::scoresAs)
                      .map(Activation::id)
                      .toList();
              return ThresholdPreview.of(handle, now, same, image, review, last);
            });
    context.json(Json.mapper().<ObjectNode>valueToTree(preview));
  }

  private void compareShadow(Context context) {
    Query query = Query.of(context);
    int last = query.whole("last", USUAL_LOOK_BACK, 1, LONGEST_LOOK_BACK);
    context.json(
        database.<ObjectNode>read(
            handle -> {
              Activation now = active(handle, query);
              String shadow =
                  now.shadow()
                      .map(Activation.Shadow::model)
                      .orElseThrow(
                          () -> new Refusal(Refusal.Kind.CONFLICT, "No shadow model runs."));
              return comparison(
                  now.model(),
                  shadow,
                  Statistics.shadow(handle, now.station(), now.recipe(), shadow, last));
            }));
  }

  private static ObjectNode comparison(String model, String shadow, List<Statistics.Pair> pairs) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("model", model).put("shadow_model", shadow);
    json.put("compared", pairs.stream().mapToLong(Statistics.Pair::count).sum());
    json.put(
        "agreed",
        pairs.stream()
            .filter(pair -> pair.decided() == pair.shadow())
            .mapToLong(Statistics.Pair::count)
            .sum());
    json.set("pairs", Json.mapper().valueToTree(pairs));
    return json;
  }
}
