package dev.loupe.station.reach;

import dev.loupe.Json;
import dev.loupe.station.access.AuditTrail;
import dev.loupe.station.access.Caller;
import dev.loupe.station.access.Role;
import dev.loupe.station.http.Body;
import dev.loupe.station.http.Callers;
import dev.loupe.station.http.Query;
import dev.loupe.station.http.Route;
import dev.loupe.station.http.Views;
import dev.loupe.station.outbox.OutboxRow;
import dev.loupe.station.outbox.OutboxRows;
import dev.loupe.station.outbox.OutboxRows.Standing;
import dev.loupe.station.store.Database;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The calls about messages that wait, and dead letters. */
final class OutboxRoutes {

  private final Database database;
  private final OutboxRows rows;
  private final List<String> channels;
  private final AuditTrail audit;
  private final Clock clock;
  private final Runnable wake;

  OutboxRoutes(
      Database database,
      OutboxRows rows,
      List<String> channels,
      AuditTrail audit,
      Clock clock,
      Runnable wake) {
    this.database = database;
    this.rows = rows;
    this.channels = List.copyOf(channels);
    this.audit = audit;
    this.clock = clock;
    this.wake = wake;
  }

  List<Route> all() {
    return List.of(
        Route.get("/api/outbox", Role.VIEWER, this::standings),
        Route.get("/api/outbox/messages", Role.VIEWER, this::messages),
        Route.post("/api/outbox/retry", Role.ENGINEER, this::retry));
  }

  /**
   * How a channel stands.
   *
   * @param channel its name
   * @param configured whether the settings still name it; if not, its messages wait for ever
   * @param pending messages that wait
   * @param dead letters
   * @param delivered messages still kept
   * @param oldestPending when the oldest that waits was written
   */
  record ChannelView(
      String channel,
      boolean configured,
      long pending,
      long dead,
      long delivered,
      Optional<Instant> oldestPending) {}

  private void standings(Context context) {
    Map<String, Standing> all = new TreeMap<>();
    channels.forEach(name -> all.put(name, Standing.empty(name)));
    rows.standings().forEach(one -> all.put(one.channel(), one));
    List<ChannelView> items = all.values().stream().map(this::view).toList();
    context.json(Views.items(items, Json.mapper()::valueToTree));
  }

  private ChannelView view(Standing one) {
    return new ChannelView(
        one.channel(),
        channels.contains(one.channel()),
        one.pending(),
        one.dead(),
        one.delivered(),
        one.oldestPending());
  }

  private void messages(Context context) {
    Query query = Query.of(context);
    OutboxRow.State state = query.word("state", OutboxRow.State.class).orElse(OutboxRow.State.DEAD);
    List<OutboxRow> found = rows.list(state, query.cursor().orElse(""), query.limit());
    context.json(Views.page(found, query.limit(), OutboxRow::key));
  }

  private void retry(Context context) {
    Which which = Body.json(context, Which.class);
    Caller caller = Callers.of(context);
    int revived =
        database.writeFor(
            tx -> {
              audit.record(
                  tx,
                  caller.name(),
                  "retry_dead_letters",
                  which.key().orElse("all"),
                  Json.mapper().valueToTree(which));
              return rows.revive(tx, which.key(), clock.millis());
            });
    wake.run();
    context.json(Json.mapper().createObjectNode().put("revived", revived));
  }

  /**
   * Which dead letters.
   *
   * @param key of one; absent means all
   */
  public record Which(Optional<String> key) {}
}
