package dev.loupe.station.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.Version;
import dev.loupe.station.Refusal;
import dev.loupe.station.access.Role;
import dev.loupe.station.event.EventBus;
import dev.loupe.station.event.EventBus.Numbered;
import dev.loupe.station.event.StationEvent;
import dev.loupe.station.event.Subscription;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The live events as server-sent events. Each watcher holds a thread; their number is limited.
 *
 * <p>Closing ends all streams within half a second.
 */
public final class EventRoutes implements AutoCloseable {

  private static final Duration BEAT = Duration.ofMillis(500);
  private static final int BEATS_OF_SILENCE = 30;
  private static final Set<String> OF_ONE_STATION = Set.of("inspection", "shadow", "review");

  private final EventBus events;
  private final int most;
  private final AtomicInteger watching = new AtomicInteger();
  private final AtomicBoolean open = new AtomicBoolean(true);

  /** For so many watchers at once. */
  public EventRoutes(EventBus events, int most) {
    this.events = events;
    this.most = most;
  }

  /** The calls. */
  public List<Route> routes() {
    return List.of(Route.get("/api/events", Role.VIEWER, this::stream));
  }

  private void stream(Context context) throws IOException, InterruptedException {
    Optional<String> station = Query.of(context).text("station");
    Optional<String> last =
        Optional.ofNullable(context.header("Last-Event-ID"))
            .map(id -> Texts.line("Last-Event-ID", id));
    if (watching.incrementAndGet() > most) {
      watching.decrementAndGet();
      throw new Refusal(
          Refusal.Kind.BUSY, "Too many follow the events already (server.watchers).", 30);
    }
    try (Subscription subscription = events.subscribe(last)) {
      OutputStream out = begin(context);
      send(out, hello(subscription.missed()));
      pass(subscription, station, out);
    } finally {
      watching.decrementAndGet();
    }
  }

  private static OutputStream begin(Context context) throws IOException {
    context.res().setContentType("text/event-stream");
    context.res().setCharacterEncoding("UTF-8");
    context.res().setHeader("Cache-Control", "no-store");
    context.res().setHeader("X-Accel-Buffering", "no");
    return context.res().getOutputStream();
  }

  private static String hello(boolean missed) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("version", Version.current()).put("missed", missed);
    return "event: hello\ndata: " + json + "\n\n";
  }

  private void pass(Subscription subscription, Optional<String> station, OutputStream out)
      throws IOException, InterruptedException {
    int silent = 0;
    while (open.get() && !subscription.isCutOff()) {
      Optional<Numbered> next = subscription.next(BEAT);
      silent = next.isPresent() ? 0 : silent + 1;
      if (next.isPresent() && isWanted(next.get().event(), station)) {
        send(out, text(next.get()));
      } else if (silent >= BEATS_OF_SILENCE) {
        silent = 0;
        send(out, "event: heartbeat\ndata: {}\n\n");
      }
    }
  }

  private static boolean isWanted(StationEvent event, Optional<String> station) {
    return station.isEmpty()
        || !OF_ONE_STATION.contains(event.type())
        || event.station().equals(station);
  }

  private static String text(Numbered numbered) {
    return "id: "
        + numbered.id()
        + "\nevent: "
        + numbered.event().type()
        + "\ndata: "
        + numbered.event().data()
        + "\n\n";
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    open.set(false);
  }
}
