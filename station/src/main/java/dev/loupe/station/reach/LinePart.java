package dev.loupe.station.reach;

import dev.loupe.Version;
import dev.loupe.station.access.AuditTrail;
import dev.loupe.station.alertbook.AlertBook;
import dev.loupe.station.http.Route;
import dev.loupe.station.inspection.StoredInspection;
import dev.loupe.station.line.Connector;
import dev.loupe.station.line.LineSettings;
import dev.loupe.station.line.MqttConnector;
import dev.loupe.station.line.WebhookConnector;
import dev.loupe.station.outbox.Channel;
import dev.loupe.station.outbox.InspectionMessage;
import dev.loupe.station.outbox.Outbox;
import dev.loupe.station.outbox.OutboxRows;
import dev.loupe.station.outbox.Relay;
import dev.loupe.station.outbox.RelayThread;
import dev.loupe.station.part.StationContext;
import dev.loupe.station.part.StationPart;
import dev.loupe.station.store.Database;
import dev.loupe.station.store.Transaction;
import io.micrometer.core.instrument.Gauge;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to the line: every inspection goes into the outbox and past the alert rules in the
 * transaction that stores it; relays carry what waits to broker and webhooks.
 *
 * <p>Owns its connectors, a thread for each, and one that looks for silent stations every five
 * seconds.
 */
public final class LinePart implements StationPart {

  private static final Logger LOG = LoggerFactory.getLogger(LinePart.class);
  private static final int TICK_SECONDS = 5;

  private final LineSettings settings;
  private final List<Connector> connectors;
  private final Outbox outbox;
  private final OutboxRows rows;
  private final AlertBook alerts;
  private final Database database;
  private final AuditTrail audit;
  private final Clock clock;
  private final RandomGenerator random = new SecureRandom();
  private final List<RelayThread> relays = new ArrayList<>();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(LinePart::thread);

  private LinePart(StationContext context, Map<String, String> environment) {
    settings = context.settings().line();
    clock = context.clock();
    database = context.database();
    audit = context.audit();
    connectors = connectors(settings, environment, clock);
    rows = new OutboxRows(database);
    List<Channel> channels =
        connectors.stream().map(one -> new Channel(one.name(), one.kinds())).toList();
    outbox = database.read(handle -> new Outbox(handle, channels, clock, random));
    alerts =
        new AlertBook(
            context.settings().alerts(),
            database,
            outbox,
            context.events(),
            audit,
            context.ids(),
            clock);
    alerts.open();
    channels.forEach(channel -> measure(context, channel.name()));
  }

  /**
   * Opens it, as a {@link StationPart.Factory}; secrets come from the process's environment.
   *
   * @throws dev.loupe.LoupeException when a secret or certificate cannot be read; a broker that is
   *     not there is no reason
   */
  public static StationPart open(StationContext context) {
    return new LinePart(context, System.getenv());
  }

  private static List<Connector> connectors(
      LineSettings settings, Map<String, String> environment, Clock clock) {
    Stream<Connector> mqtt =
        settings.mqtt().stream().map(broker -> new MqttConnector(broker, environment));
    Stream<Connector> webhooks =
        settings.webhooks().stream()
            .map(hook -> new WebhookConnector(hook, environment, Version.current(), clock));
    return Stream.concat(mqtt, webhooks).toList();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "line-alerts");
    thread.setDaemon(true);
    return thread;
  }

  private void measure(StationContext context, String channel) {
    Gauge.builder("loupe.outbox.pending", () -> standing(channel).pending())
        .description("Messages that wait for delivery")
        .tag("channel", channel)
        .register(context.metrics());
    Gauge.builder("loupe.outbox.dead", () -> standing(channel).dead())
        .description("Dead letters")
        .tag("channel", channel)
        .register(context.metrics());
  }

  private OutboxRows.Standing standing(String channel) {
    return rows.standings().stream()
        .filter(one -> one.channel().equals(channel))
        .findFirst()
        .orElse(OutboxRows.Standing.empty(channel));
  }

  @Override
  public List<Route> routes() {
    List<String> names = connectors.stream().map(Connector::name).toList();
    return Stream.concat(
            new AlertRoutes(alerts).all().stream(),
            new OutboxRoutes(database, rows, names, audit, clock, this::wake).all().stream())
        .toList();
  }

  @Override
  public void start() {
    for (Connector connector : connectors) {
      Relay relay = new Relay(connector, rows, settings.delivery(), clock, random);
      relays.add(new RelayThread(relay, connector));
    }
    Instant since = clock.instant();
    var unused =
        ticker.scheduleWithFixedDelay(
            () -> tick(since), TICK_SECONDS, TICK_SECONDS, TimeUnit.SECONDS);
  }

  private void tick(Instant since) {
    try {
      alerts.tick(since);
      wake();
    } catch (RuntimeException e) {
      LOG.error("The alert rules could not look at the time; they try again", e);
    }
  }

  @Override
  public void stored(Transaction transaction, StoredInspection inspection) {
    InspectionMessage.put(outbox, transaction, inspection.record());
    alerts.stored(transaction, inspection);
    transaction.afterCommit(this::wake);
  }

  private void wake() {
    relays.forEach(RelayThread::wake);
  }

  @Override
  public void close() {
    ticker.shutdownNow();
    relays.forEach(RelayThread::close);
  }
}
