package dev.loupe.station.inspection;

import dev.loupe.LoupeException;
import dev.loupe.detector.Thresholds;
import dev.loupe.station.Refusal;
import dev.loupe.station.inspection.Activation.Shadow;
import dev.loupe.station.model.DefectGroupShelf;
import dev.loupe.station.model.Model;
import dev.loupe.station.model.ModelShelf;
import dev.loupe.station.model.OpenDetectors;
import dev.loupe.station.store.Database;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is in force, ready to judge: the detectors of all recipes that were asked for are loaded and
 * set up.
 *
 * <p>A change is set up before it takes hold and swapped in at once; pictures under way are
 * finished by what was in force when they began. Threads: may be shared; a recipe that is asked for
 * the first time, or changed, is set up by one thread while the others wait for it.
 */
public final class InForce implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(InForce.class);

  private final Database database;
  private final StationBook book;
  private final ModelShelf models;
  private final DefectGroupShelf groups;
  private final Clock clock;
  private final RandomGenerator random;
  private final Map<String, Place> places = new HashMap<>();

  /** Nothing is loaded yet. */
  public InForce(
      Database database,
      StationBook book,
      ModelShelf models,
      DefectGroupShelf groups,
      Clock clock,
      RandomGenerator random) {
    this.database = database;
    this.book = book;
    this.models = models;
    this.groups = groups;
    this.clock = clock;
    this.random = random;
  }

  /**
   * A recipe with what judges by it.
   *
   * @param station where
   * @param recipe by which
   * @param activation what is in force
   * @param bench that decides
   * @param shadow that runs beside
   */
  record Place(
      Station station, Recipe recipe, Activation activation, Bench bench, Optional<Bench> shadow) {

    void close() {
      bench.close();
      shadow.ifPresent(Bench::close);
    }
  }

  /**
   * The place that an order goes to.
   *
   * @throws Refusal when there is no such station or recipe, or nothing is in force
   */
  synchronized Place place(Order order) {
    String known = order.station().orElse("") + "/" + order.recipe().orElse("");
    Place loaded = places.get(known);
    if (loaded != null) {
      return loaded;
    }
    Station station = database.read(handle -> station(handle, order.station()));
    String recipe = order.recipe().orElse(station.recipe());
    Place place = database.read(handle -> load(handle, station, recipe));
    places.put(known, place);
    return place;
  }

  private Station station(Handle handle, Optional<String> wanted) {
    if (wanted.isPresent()) {
      return book.station(handle, wanted.get());
    }
    List<Station> all = book.stations(handle);
    if (all.size() != 1) {
      throw Refusal.invalid("There are " + all.size() + " stations: say which one by 'station'.");
    }
    return all.get(0);
  }

  private Place load(Handle handle, Station station, String recipeId) {
    Recipe recipe = book.recipe(handle, station.id(), recipeId);
    Activation activation =
        book.active(handle, station.id(), recipeId)
            .orElseThrow(() -> nothing(station.id(), recipeId));
    Model model = models.require(handle, activation.model());
    Bench bench =
        bench(recipe, model, activation.thresholds(), activation, () -> names(handle, model));
    return new Place(station, recipe, activation, bench, shadow(handle, recipe, activation));
  }

  private static Refusal nothing(String station, String recipe) {
    return new Refusal(
        Refusal.Kind.NOTHING_IN_FORCE,
        "No model is in force for "
            + station
            + "/"
            + recipe
            + ". Register one (POST /api/models) and put it in force (POST"
            + " /api/stations/"
            + station
            + "/recipes/"
            + recipe
            + "/activations).");
  }

  private Optional<Bench> shadow(Handle handle, Recipe recipe, Activation activation) {
    if (activation.shadow().isEmpty()) {
      return Optional.empty();
    }
    Shadow shadow = activation.shadow().get();
    try {
      return Optional.of(bench(handle, recipe, shadow.model(), shadow.thresholds(), activation));
    } catch (LoupeException e) {
      LOG.warn("The shadow {} cannot be loaded and is left out", shadow.model(), e);
      return Optional.empty();
    }
  }

  /** Without names when they cannot be had: verdicts come first. */
  private Optional<BenchNaming> names(Handle handle, Model model) {
    try {
      return groups.naming(handle, model).map(names -> new BenchNaming(names, model.id()));
    } catch (LoupeException e) {
      LOG.warn("The defect groups of {} cannot be used and are left out", model.id(), e);
      return Optional.empty();
    }
  }

  private Bench bench(
      Handle handle, Recipe recipe, String modelId, Thresholds thresholds, Activation activation) {
    return bench(recipe, models.require(handle, modelId), thresholds, activation, Optional::empty);
  }

  private Bench bench(
      Recipe recipe,
      Model model,
      Thresholds thresholds,
      Activation activation,
      Supplier<Optional<BenchNaming>> names) {
    OpenDetectors.Lease lease = models.open(model);
    return Bench.of(
        lease,
        model,
        thresholds,
        activation.area(),
        recipe.millimetresPerPixel(),
        names.get(),
        clock,
        random);
  }

  /**
   * A bench of its own by an activation, for whoever judges beside the line and closes it.
   *
   * @throws LoupeException when the model cannot be loaded
   */
  public Bench bench(Activation activation) {
    return database.read(
        handle -> {
          Recipe recipe = book.recipe(handle, activation.station(), activation.recipe());
          return bench(handle, recipe, activation.model(), activation.thresholds(), activation);
        });
  }

  /**
   * Forgets what was set up for a station; the next order meets what is in force then. Waits for
   * the pictures under way.
   */
  public void changed(String station) {
    List<Place> old;
    synchronized (this) {
      old = places.values().stream().filter(place -> isOf(place, station)).distinct().toList();
      places.values().removeIf(place -> isOf(place, station));
    }
    old.forEach(Place::close);
  }

  /** Another station was added: orders without one are no longer clear. */
  public void stationAdded() {
    List<Place> old;
    synchronized (this) {
      old =
          places.entrySet().stream()
              .filter(entry -> entry.getKey().startsWith("/"))
              .map(Map.Entry::getValue)
              .toList();
      places.keySet().removeIf(key -> key.startsWith("/"));
    }
    old.forEach(Place::close);
  }

  private static boolean isOf(Place place, String station) {
    return place.station().id().equals(station);
  }

  @Override
  public void close() {
    List<Place> all;
    synchronized (this) {
      all = List.copyOf(places.values());
      places.clear();
    }
    all.forEach(Place::close);
  }
}
