package dev.loupe.station.schedule;

import dev.loupe.Json;
import dev.loupe.LoupeException;
import dev.loupe.report.Page;
import dev.loupe.station.Refusal;
import dev.loupe.station.access.Role;
import dev.loupe.station.http.Query;
import dev.loupe.station.http.Route;
import dev.loupe.station.http.Views;
import dev.loupe.station.part.StationContext;
import dev.loupe.station.part.StationPart;
import dev.loupe.station.setting.ScheduleSettings;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The schedules of a station. Owns a thread for each. */
public final class SchedulePart implements StationPart {

  /** A report may draw itself and nothing else; it has no part in the log-in of who reads it. */
  private static final String REPORT_POLICY =
      "sandbox allow-scripts; frame-ancestors 'none'; " + Page.POLICY;

  private final Map<String, ScheduledFolder> folders = new LinkedHashMap<>();
  private final Map<String, ScheduleThread> threads = new LinkedHashMap<>();
  private final RunBook book;
  private final Path stationFolder;
  private final Clock clock;

  private SchedulePart(StationContext context) {
    clock = context.clock();
    stationFolder = context.folder();
    book = new RunBook(context.database());
    for (ScheduleSettings one : context.settings().schedules()) {
      ScheduledFolder folder =
          new ScheduledFolder(
              one, context.desk(), context.database(), stationFolder, context.ids(), clock);
      if (folders.put(one.name(), folder) != null) {
        throw new LoupeException("Two schedules are called " + one.name() + ".");
      }
    }
    book.interrupt(clock.millis());
  }

  /**
   * Opens them, as a {@link StationPart.Factory}.
   *
   * @throws LoupeException when two have one name
   */
  public static StationPart open(StationContext context) {
    return new SchedulePart(context);
  }

  @Override
  public void start() {
    folders.forEach((name, folder) -> threads.put(name, new ScheduleThread(folder, clock)));
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/api/schedules", Role.VIEWER, this::schedules),
        Route.get("/api/schedules/{schedule}/runs", Role.VIEWER, this::runs),
        Route.post("/api/schedules/{schedule}/run", Role.ENGINEER, this::runNow),
        Route.get("/api/scheduled-runs/{run}/report", Role.VIEWER, this::report));
  }

  /**
   * A schedule, as persons see it.
   *
   * @param name of the schedule
   * @param cron when
   * @param zone whose clock
   * @param folder that is inspected
   * @param next when it is due
   * @param running whether a run is under way
   * @param last the latest run
   */
  record View(
      String name,
      String cron,
      String zone,
      String folder,
      Optional<Instant> next,
      boolean running,
      Optional<ScheduledRun> last) {}

  private void schedules(Context context) {
    context.json(Views.items(folders.values(), folder -> Json.mapper().valueToTree(view(folder))));
  }

  private View view(ScheduledFolder folder) {
    ScheduleSettings settings = folder.settings();
    return new View(
        settings.name(),
        settings.cron(),
        settings.clockOf().getId(),
        settings.folder().toString(),
        folder.next(clock.instant()),
        Optional.ofNullable(threads.get(settings.name()))
            .filter(ScheduleThread::isRunning)
            .isPresent(),
        book.list(Optional.of(settings.name()), Optional.empty(), 1).stream().findFirst());
  }

  private void runs(Context context) {
    Query query = Query.of(context);
    List<ScheduledRun> found =
        book.list(Optional.of(known(context)), query.cursor(), query.limit());
    context.json(Views.page(found, query.limit(), ScheduledRun::id));
  }

  private String known(Context context) {
    String name = Query.of(context).path("schedule");
    if (!folders.containsKey(name)) {
      throw Refusal.notFound("schedule", name);
    }
    return name;
  }

  private void runNow(Context context) {
    String name = known(context);
    ScheduleThread thread =
        Optional.ofNullable(threads.get(name))
            .orElseThrow(() -> new Refusal(Refusal.Kind.STOPPING, "The station is starting."));
    if (thread.isRunning()) {
      throw new Refusal(Refusal.Kind.CONFLICT, "The schedule " + name + " is running already.");
    }
    thread.ask();
    context.status(202).json(Json.mapper().createObjectNode().put("schedule", name));
  }

  private void report(Context context) throws IOException {
    String id = Query.of(context).path("run");
    Path file =
        book.report(id)
            .map(stationFolder::resolve)
            .filter(Files::isRegularFile)
            .orElseThrow(() -> Refusal.notFound("report of the run", id));
    context.header("Content-Security-Policy", REPORT_POLICY);
    context.contentType("text/html; charset=utf-8").result(Files.readAllBytes(file));
  }

  @Override
  public void close() {
    threads.values().forEach(ScheduleThread::close);
  }
}
