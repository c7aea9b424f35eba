package dev.loupe.station.server;

import dev.loupe.LoupeException;
import dev.loupe.station.http.EventRoutes;
import dev.loupe.station.http.RecalibrationRoutes;
import dev.loupe.station.http.Route;
import dev.loupe.station.http.WebServer;
import dev.loupe.station.inspection.InspectionDesk;
import dev.loupe.station.inspection.Switchboard;
import dev.loupe.station.model.ModelShelf;
import dev.loupe.station.part.StationContext;
import dev.loupe.station.part.StationPart;
import dev.loupe.station.setting.StationSettings;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running inspection station.
 *
 * <pre>{@code
 * try (Station station = Station.open(StationSettings.DEFAULT, Path.of("station"), Plan.standard())) {
 *   station.firstPassword(); // of the first admin, the first time only
 *   station.address();       // http://127.0.0.1:8080
 * }
 * }</pre>
 *
 * <p>Whoever opens it closes it: it stops listening, the parts that reach out stop, the pictures
 * under way are finished, the job that runs is stopped, and database and folder are let go.
 */
public final class Station implements AutoCloseable {

  /** The station that is there from the beginning. */
  public static final String FIRST_STATION = "main";

  private static final Logger LOG = LoggerFactory.getLogger(Station.class);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final StationSettings settings;

  private Station(StationSettings settings) {
    this.settings = settings;
  }

  /** What exists once everything was opened. */
  private record Running(
      WebServer web,
      Optional<String> firstPassword,
      InspectionDesk desk,
      ModelShelf models,
      Switchboard switchboard,
      List<Route> routes) {}

  private Optional<Running> running = Optional.empty();

  /**
   * Opens a station and begins to listen.
   *
   * @param data the folder in which it keeps everything
   * @throws LoupeException when the folder, the database or the port cannot be used
   */
  public static Station open(StationSettings settings, Path data, Plan plan) {
    Station station = new Station(settings);
    try {
      station.begin(data, plan);
      return station;
    } catch (RuntimeException e) {
      station.close();
      throw e;
    }
  }

  private void begin(Path data, Plan plan) {
    Ground ground = keep(Ground.lay(settings, data, plan.random(), plan.clock()));
    Shop shop = keep(new Shop(ground, plan.launcher()));
    Entrance entrance = Entrance.of(ground, plan.passwordRounds());
    keep(new Housekeeping(shop.files(), entrance.sessions()));
    List<StationPart> parts = parts(ground, shop, plan);
    Switchboard switchboard = shop.switchboard();
    EventRoutes live = new EventRoutes(ground.events(), settings.server().watchers());
    List<Route> routes = new ArrayList<>(shop.routes(switchboard));
    routes.addAll(new RecalibrationRoutes(keep(shop.recalibrations(switchboard))).routes());
    routes.addAll(entrance.routes());
    routes.addAll(live.routes());
    parts.forEach(part -> routes.addAll(part.routes()));
    WebServer web =
        keep(
            WebServer.start(
                settings.server(),
                settings.inspection(),
                entrance.sessions(),
                entrance.tokens(),
                routes,
                plan.page(),
                ground.temporary()));
    keep(live);
    running =
        Optional.of(
            new Running(
                web,
                entrance.firstPassword(),
                shop.desk(),
                shop.models(),
                switchboard,
                List.copyOf(routes)));
    parts.forEach(StationPart::start);
  }

  private List<StationPart> parts(Ground ground, Shop shop, Plan plan) {
    StationContext context =
        new StationContext(
            settings,
            ground.folder().root(),
            ground.database(),
            ground.events(),
            ground.audit(),
            shop.desk(),
            ground.allowed(),
            ground.ids(),
            ground.metrics(),
            ground.clock());
    List<StationPart> parts = new ArrayList<>();
    for (StationPart.Factory factory : plan.parts()) {
      StationPart part = keep(factory.open(context));
      shop.desk().add(part);
      parts.add(part);
    }
    return parts;
  }

  private <T extends AutoCloseable> T keep(T resource) {
    opened.push(resource);
    return resource;
  }

  /** The first admin's password, when the station was made just now; it is never shown again. */
  public Optional<String> firstPassword() {
    return running.flatMap(Running::firstPassword);
  }

  /** Where it listens, such as {@code http://127.0.0.1:8080}. */
  public String address() {
    String host = settings.server().host();
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return "http://" + shown + ":" + running.map(now -> now.web().port()).orElse(0);
  }

  /** Where pictures are handed in from within this process. */
  public InspectionDesk desk() {
    return running.orElseThrow().desk();
  }

  /** The registered detectors. */
  public ModelShelf models() {
    return running.orElseThrow().models();
  }

  /** Changes what is in force. */
  public Switchboard switchboard() {
    return running.orElseThrow().switchboard();
  }

  /** All calls of the HTTP interface. */
  public List<Route> routes() {
    return running.map(Running::routes).orElse(List.of());
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        LOG.warn("Closing was not smooth", e);
      }
    }
  }
}
