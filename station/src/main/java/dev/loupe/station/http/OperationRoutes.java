package dev.loupe.station.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.Version;
import dev.loupe.station.access.Role;
import dev.loupe.station.inspection.StationDesk;
import dev.loupe.station.store.Database;
import dev.loupe.station.store.StationFolder;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Health, metrics and the description of the interface. */
public final class OperationRoutes {

  private final Database database;
  private final StationFolder folder;
  private final StationDesk desk;
  private final PrometheusMeterRegistry metrics;
  private final long leastFree;
  private final boolean openMetrics;

  /**
   * Over a running station.
   *
   * @param leastFree bytes of disk below which health says LOW
   * @param openMetrics whether metrics need no log-in
   */
  public OperationRoutes(
      Database database,
      StationFolder folder,
      StationDesk desk,
      PrometheusMeterRegistry metrics,
      long leastFree,
      boolean openMetrics) {
    this.database = database;
    this.folder = folder;
    this.desk = desk;
    this.metrics = metrics;
    this.leastFree = leastFree;
    this.openMetrics = openMetrics;
  }

  /** The calls. */
  public List<Route> routes() {
    return List.of(
        open("/health", this::health),
        openMetrics
            ? open("/metrics", this::metrics)
            : Route.get("/metrics", Role.VIEWER, this::metrics),
        open("/api/openapi.yaml", context -> description(context)));
  }

  private static Route open(String path, io.javalin.http.Handler handler) {
    return new Route(HandlerType.GET, path, Optional.empty(), handler);
  }

  private void health(Context context) {
    boolean answers = database.answers();
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("status", answers ? "UP" : "DOWN").put("version", Version.current());
    json.put("database", answers ? "UP" : "DOWN");
    json.put("disk", folder.freeBytes() >= leastFree ? "UP" : "LOW");
    json.putObject("queue").put("waiting", desk.taken()).put("capacity", desk.capacity());
    context.status(answers ? 200 : 503).json(json);
  }

  private void metrics(Context context) {
    context.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.scrape());
  }

  private static void description(Context context) {
    context.contentType("application/yaml").result(document());
  }

  /** The text of {@code openapi.yaml}. */
  public static byte[] document() {
    try (InputStream in =
        OperationRoutes.class.getResourceAsStream("/dev/loupe/station/openapi.yaml")) {
      return Objects.requireNonNull(in, "openapi.yaml is missing from the build").readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
