package dev.loupe.station.outbox;

import dev.loupe.station.line.Connector;
import dev.loupe.station.line.DeliverySettings;
import dev.loupe.station.line.MessageKind;
import dev.loupe.station.line.MqttConnector;
import dev.loupe.station.line.MqttSettings;
import dev.loupe.station.line.Secret;
import dev.loupe.station.line.WebhookConnector;
import dev.loupe.station.line.WebhookSettings;
import dev.loupe.station.setting.DatabaseSettings;
import dev.loupe.station.store.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * A process of its own that stores results and delivers them, to be killed: goes on where the one
 * before it ended, says "stored N" for each result that stands, and "done" in the end.
 */
final class MortalServer {

  private static final int PARTS = 7;

  private MortalServer() {}

  /**
   * Folder, address of a webhook or broker, how many results, whether to wait for a byte on
   * standard input after each.
   */
  public static void main(String[] arguments) throws InterruptedException, IOException {
    Path folder = Path.of(arguments[0]);
    int most = Integer.parseInt(arguments[2]);
    boolean inStep = Boolean.parseBoolean(arguments[3]);
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    try (Database database = Database.open(DatabaseSettings.DEFAULT, folder)) {
      Connector connector = connector(URI.create(arguments[1]), clock);
      Channel channel = new Channel(connector.name(), Set.of(MessageKind.INSPECTION));
      Outbox outbox = database.read(handle -> new Outbox(handle, List.of(channel), clock, random));
      OutboxRows rows = new OutboxRows(database);
      DeliverySettings settings =
          new DeliverySettings(
              Duration.ofMillis(5), Duration.ofMillis(50), 10_000, 20, 4, Duration.ofDays(1));
      Relay relay = new Relay(connector, rows, settings, clock, random);
      try (RelayThread thread = new RelayThread(relay, connector)) {
        work(database, outbox, most, inStep, thread);
        while (rows.standings().get(0).pending() > 0) {
          Thread.sleep(10);
        }
      }
      System.out.println("done");
    }
  }

  private static Connector connector(URI url, Clock clock) {
    if (url.getScheme().equals("mqtt")) {
      return new MqttConnector(broker(url), Map.of());
    }
    return new WebhookConnector(
        new WebhookSettings(
            "mes",
            url,
            new Secret("env:PATH"),
            Optional.empty(),
            Optional.of(Duration.ofSeconds(5))),
        System.getenv(),
        "1",
        clock);
  }

  private static MqttSettings broker(URI url) {
    return new MqttSettings(
        url.getHost(),
        "mortal",
        Optional.of(url.getPort()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static void work(
      Database database, Outbox outbox, int most, boolean inStep, RelayThread thread)
      throws IOException {
    int next = database.read(MortalServer::stored) + 1;
    for (int result = next; result <= most; result++) {
      int now = result;
      database.write(
          tx -> {
            String value = String.valueOf(now);
            tx.handle()
                .execute(
                    "INSERT INTO settings (name, value, changed_ms) VALUES (?, ?, 0)",
                    "result." + now,
                    value);
            String part = "P" + now % PARTS;
            String body = Line.body(part, (now - 1) / PARTS + 1);
            outbox.add(tx, MessageKind.INSPECTION, part, Map.of(), body);
          });
      System.out.println("stored " + now);
      System.out.flush();
      thread.wake();
      if (inStep && System.in.read() < 0) {
        return;
      }
    }
  }

  private static int stored(Handle handle) {
    return handle
        .createQuery("SELECT COUNT(*) FROM settings WHERE name LIKE 'result.%'")
        .mapTo(Integer.class)
        .one();
  }
}
