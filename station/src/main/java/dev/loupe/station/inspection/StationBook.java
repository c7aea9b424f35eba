package dev.loupe.station.inspection;

import dev.loupe.detector.Thresholds;
import dev.loupe.station.Refusal;
import dev.loupe.station.inspection.Activation.Shadow;
import dev.loupe.station.store.Rows;
import dev.loupe.station.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jdbi.v3.core.Handle;

/** Reads and writes stations, recipes and what is in force, in the database. */
public final class StationBook {

  private static final String LATEST =
      "SELECT * FROM activations WHERE station = ? AND recipe = ? ORDER BY id DESC LIMIT ?";

  /** All stations, by id. */
  public List<Station> stations(Handle handle) {
    return handle
        .createQuery("SELECT * FROM stations ORDER BY id")
        .map((row, context) -> station(row))
        .list();
  }

  /**
   * One of them.
   *
   * @throws Refusal when there is none
   */
  public Station station(Handle handle, String id) {
    return handle
        .createQuery("SELECT * FROM stations WHERE id = ?")
        .bind(0, id)
        .map((row, context) -> station(row))
        .findOne()
        .orElseThrow(() -> Refusal.notFound("station", id));
  }

  /** Adds a station with its first recipe. */
  public void add(Transaction tx, Station station, long nowMillis) {
    boolean taken =
        tx.handle()
            .createQuery("SELECT 1 FROM stations WHERE id = ?")
            .bind(0, station.id())
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (taken) {
      throw new Refusal(
          Refusal.Kind.CONFLICT, "There is a station '" + station.id() + "' already.");
    }
    tx.handle()
        .execute(
            "INSERT INTO stations (id, name, camera, product, recipe, created_ms)"
                + " VALUES (?, ?, ?, ?, ?, ?)",
            station.id(),
            station.name(),
            station.camera().orElse(null),
            station.product().orElse(null),
            station.recipe(),
            nowMillis);
    add(
        tx,
        new Recipe(
            station.id(), station.recipe(), "Default", Optional.empty(), OptionalDouble.empty()),
        nowMillis);
  }

  /** Changes a station. */
  public void change(Transaction tx, Station station) {
    recipe(tx.handle(), station.id(), station.recipe());
    tx.handle()
        .execute(
            "UPDATE stations SET name = ?, camera = ?, product = ?, recipe = ? WHERE id = ?",
            station.name(),
            station.camera().orElse(null),
            station.product().orElse(null),
            station.recipe(),
            station.id());
  }

  /** A station's recipes, by id. */
  public List<Recipe> recipes(Handle handle, String station) {
    return handle
        .createQuery("SELECT * FROM recipes WHERE station = ? ORDER BY id")
        .bind(0, station)
        .map((row, context) -> recipe(row))
        .list();
  }

  /**
   * One of them.
   *
   * @throws Refusal when there is none
   */
  public Recipe recipe(Handle handle, String station, String id) {
    station(handle, station);
    return handle
        .createQuery("SELECT * FROM recipes WHERE station = ? AND id = ?")
        .bind(0, station)
        .bind(1, id)
        .map((row, context) -> recipe(row))
        .findOne()
        .orElseThrow(() -> Refusal.notFound("recipe", station + "/" + id));
  }

  /** Adds a recipe. */
  public void add(Transaction tx, Recipe recipe, long nowMillis) {
    if (recipes(tx.handle(), recipe.station()).stream().anyMatch(r -> r.id().equals(recipe.id()))) {
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "The station " + recipe.station() + " has a recipe '" + recipe.id() + "' already.");
    }
    tx.handle()
        .execute(
            "INSERT INTO recipes (station, id, name, serial_pattern, millimetres_per_pixel,"
                + " created_ms) VALUES (?, ?, ?, ?, ?, ?)",
            recipe.station(),
            recipe.id(),
            recipe.name(),
            recipe.serialPattern().orElse(null),
            boxed(recipe.millimetresPerPixel()),
            nowMillis);
  }

  /** Changes a recipe. */
  public void change(Transaction tx, Recipe recipe) {
    tx.handle()
        .execute(
            "UPDATE recipes SET name = ?, serial_pattern = ?, millimetres_per_pixel = ?"
                + " WHERE station = ? AND id = ?",
            recipe.name(),
            recipe.serialPattern().orElse(null),
            boxed(recipe.millimetresPerPixel()),
            recipe.station(),
            recipe.id());
  }

  static @org.jspecify.annotations.Nullable Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  /** What is in force for a recipe. */
  public Optional<Activation> active(Handle handle, String station, String recipe) {
    return activations(handle, station, recipe, 1).stream().findFirst();
  }

  /** What was in force, the newest first. */
  public List<Activation> activations(Handle handle, String station, String recipe, int most) {
    return handle
        .createQuery(LATEST)
        .bind(0, station)
        .bind(1, recipe)
        .bind(2, most)
        .map((row, context) -> activation(row))
        .list();
  }

  /** Puts in force. */
  public void add(Transaction tx, Activation activation) {
    tx.handle()
        .execute(
            "INSERT INTO activations (id, station, recipe, kind, model, thresholds, regions,"
                + " shadow_model, shadow_thresholds, at_ms, who, reason)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            activation.id(),
            activation.station(),
            activation.recipe(),
            activation.kind().name(),
            activation.model(),
            Rows.json(activation.thresholds()),
            Rows.json(activation.area()),
            activation.shadow().map(Shadow::model).orElse(null),
            activation.shadow().map(shadow -> Rows.json(shadow.thresholds())).orElse(null),
            activation.at().toEpochMilli(),
            activation.who(),
            activation.reason());
  }

  /** Where a model decides or runs beside, as STATION/RECIPE. */
  public List<String> inForceAt(Handle handle, String model, boolean withShadows) {
    return handle
        .createQuery(
            "SELECT a.station, a.recipe, a.model FROM activations a WHERE a.id = (SELECT MAX(b.id)"
                + " FROM activations b WHERE b.station = a.station AND b.recipe = a.recipe)"
                + " AND (a.model = ? OR (? = 1 AND a.shadow_model = ?))"
                + " ORDER BY a.station, a.recipe")
        .bind(0, model)
        .bind(1, withShadows ? 1 : 0)
        .bind(2, model)
        .map((row, context) -> row.getString("station") + "/" + row.getString("recipe"))
        .list();
  }

  private static Station station(ResultSet row) throws SQLException {
    return new Station(
        row.getString("id"),
        row.getString("name"),
        Rows.text(row, "camera"),
        Rows.text(row, "product"),
        row.getString("recipe"));
  }

  private static Recipe recipe(ResultSet row) throws SQLException {
    return new Recipe(
        row.getString("station"),
        row.getString("id"),
        row.getString("name"),
        Rows.text(row, "serial_pattern"),
        Rows.maybeNumber(row, "millimetres_per_pixel"));
  }

  private static Activation activation(ResultSet row) throws SQLException {
    Optional<String> shadow = Rows.text(row, "shadow_model");
    Optional<String> by = Rows.text(row, "shadow_thresholds");
    return new Activation(
        row.getString("id"),
        row.getString("station"),
        row.getString("recipe"),
        Activation.Kind.valueOf(row.getString("kind")),
        row.getString("model"),
        Rows.json(row, "thresholds", Thresholds.class),
        Rows.json(row, "regions", InspectedArea.class),
        shadow.flatMap(
            model -> by.map(text -> new Shadow(model, Rows.json(text, Thresholds.class)))),
        Rows.time(row, "at_ms"),
        row.getString("who"),
        row.getString("reason"));
  }
}
