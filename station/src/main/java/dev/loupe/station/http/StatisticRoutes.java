package dev.loupe.station.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.station.Refusal;
import dev.loupe.station.access.Role;
import dev.loupe.station.inspection.InspectionFilter;
import dev.loupe.station.statistic.Statistics;
import dev.loupe.station.statistic.Statistics.By;
import dev.loupe.station.statistic.Statistics.ParetoItem;
import dev.loupe.station.store.Database;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Figures over the decisions of a time, the last 24 hours unless stated. */
public final class StatisticRoutes {

  private static final Duration USUAL_SPAN = Duration.ofDays(1);
  private static final int MOST_SLICES = 5000;

  private final Database database;
  private final Clock clock;

  /** Over the stored decisions. */
  public StatisticRoutes(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The calls. */
  public List<Route> routes() {
    return List.of(
        Route.get("/api/statistics/yield", Role.VIEWER, this::yield),
        Route.get("/api/statistics/scores", Role.VIEWER, this::scores),
        Route.get("/api/statistics/false-calls", Role.VIEWER, this::falseCalls),
        Route.get("/api/statistics/pareto", Role.VIEWER, this::pareto));
  }

  private enum Bucket {
    MINUTE(60_000L),
    HOUR(3_600_000L),
    DAY(86_400_000L);

    private final long millis;

    Bucket(long millis) {
      this.millis = millis;
    }
  }

  private InspectionFilter filter(Context context) {
    InspectionFilter asked = Query.of(context).filter();
    Instant to = asked.to().orElse(clock.instant().plusSeconds(1));
    Instant from = asked.from().orElse(to.minus(USUAL_SPAN));
    return new InspectionFilter(
        asked.station(),
        asked.recipe(),
        asked.model(),
        asked.verdicts(),
        asked.operator(),
        asked.serial(),
        Optional.of(from),
        Optional.of(to));
  }

  private static long slice(Context context, InspectionFilter filter) {
    long millis = Query.of(context).word("bucket", Bucket.class).orElse(Bucket.HOUR).millis;
    long span = Duration.between(filter.from().orElseThrow(), filter.to().orElseThrow()).toMillis();
    if (span / millis > MOST_SLICES) {
      throw Refusal.invalid(
          "The time asked for has more than " + MOST_SLICES + " buckets; choose larger ones.");
    }
    return millis;
  }

  private void yield(Context context) {
    InspectionFilter filter = filter(context);
    long slice = slice(context, filter);
    answer(context, database.read(handle -> Statistics.over(handle, filter).yield(slice)));
  }

  private static void answer(Context context, Object figures) {
    context.json(Json.mapper().<ObjectNode>valueToTree(figures));
  }

  private void scores(Context context) {
    InspectionFilter filter = filter(context);
    long slice = slice(context, filter);
    ObjectNode json = Json.mapper().createObjectNode();
    json.set(
        "buckets",
        Json.mapper()
            .valueToTree(
                database.<Object>read(handle -> Statistics.over(handle, filter).scores(slice))));
    context.json(json);
  }

  private void falseCalls(Context context) {
    InspectionFilter filter = filter(context);
    answer(context, database.read(handle -> Statistics.over(handle, filter).falseCalls()));
  }

  private void pareto(Context context) {
    InspectionFilter filter = filter(context);
    By by =
        Query.of(context)
            .word("by", By.class)
            .orElseThrow(() -> Refusal.invalid("by must be group or position."));
    List<ParetoItem> items = database.read(handle -> Statistics.over(handle, filter).pareto(by));
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("by", by.name().toLowerCase(Locale.ROOT));
    json.put("regions", items.stream().mapToLong(ParetoItem::count).sum());
    json.set("items", Json.mapper().valueToTree(items));
    context.json(json);
  }
}
