package dev.loupe.station.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.station.line.DeliverySettings;
import dev.loupe.station.line.MessageKind;
import dev.loupe.station.line.Receiver;
import dev.loupe.station.line.Receiver.Answer;
import dev.loupe.station.line.Secret;
import dev.loupe.station.line.WebhookConnector;
import dev.loupe.station.line.WebhookSettings;
import dev.loupe.station.setting.DatabaseSettings;
import dev.loupe.station.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real database, a real HTTP receiver, a clock moved by hand. */
@Tag("slow")
class RelayTest {

  private static final DeliverySettings SETTINGS =
      new DeliverySettings(
          Duration.ofSeconds(1), Duration.ofMinutes(10), 6, 50, 8, Duration.ofDays(2));

  @TempDir Path folder;

  private final HandClock clock = new HandClock(Instant.parse("2026-01-05T06:00:00Z"));
  private Receiver receiver = new Receiver();
  private final int port = receiver.port();
  private Database database;
  private OutboxRows rows;
  private Outbox outbox;
  private Relay relay;

  /** Where this test's database is; others run the same tests on PostgreSQL. */
  DatabaseSettings databaseSettings() {
    return DatabaseSettings.DEFAULT;
  }

  @BeforeEach
  void open() {
    database = Database.open(databaseSettings(), folder);
    rows = new OutboxRows(database);
    outbox = newOutbox();
    relay = newRelay();
  }

  private Outbox newOutbox() {
    Channel channel = new Channel("webhook-mes", Set.of(MessageKind.INSPECTION));
    return database.read(handle -> new Outbox(handle, List.of(channel), clock, new Random(1)));
  }

  private Relay newRelay() {
    WebhookSettings settings =
        new WebhookSettings(
            "mes",
            java.net.URI.create("http://127.0.0.1:" + port + "/hook"),
            new Secret("env:KEY"),
            Optional.empty(),
            Optional.of(Duration.ofSeconds(5)));
    WebhookConnector connector = new WebhookConnector(settings, Map.of("KEY", "k"), "1", clock);
    return new Relay(connector, rows, SETTINGS, clock, new Random(2));
  }

  @AfterEach
  void close() {
    receiver.close();
    database.close();
  }

  private void put(String part, int number) {
    database.write(
        tx ->
            outbox.add(
                tx, MessageKind.INSPECTION, part, Map.of("serial", part), Line.body(part, number)));
  }

  private OutboxRows.Standing standing() {
    return rows.standings().get(0);
  }

  /** Lets time pass, a second a round, until nothing waits. */
  private void workOff(int mostSeconds) throws InterruptedException {
    for (int second = 0; second < mostSeconds && standing().pending() > 0; second++) {
      int sent;
      do {
        sent = relay.round();
      } while (sent > 0);
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(standing().pending()).isZero();
  }

  @Test
  void losesNothingWhileTheReceiverIsAwayForAnHour() throws Exception {
    receiver.close();
    int tried = 0;
    for (int minute = 0; minute < 60; minute++) {
      for (int part = 0; part < 4; part++) {
        put("P" + part, minute + 1);
      }
      for (int step = 0; step < 6; step++) {
        tried += relay.round();
        clock.advance(Duration.ofSeconds(10));
      }
    }
    assertThat(standing().pending()).isEqualTo(240);
    assertThat(tried).as("a dead address is not hammered").isLessThan(120 * 4);
    assertThat(rows.list(OutboxRow.State.PENDING, "", 500))
        .allMatch(row -> row.attempts() == 0)
        .anyMatch(row -> row.lastError().orElse("").contains("no connection"));
    receiver = new Receiver(port);
    workOff(200);
    assertThat(receiver.got()).hasSize(240);
    Line.assertOrderAndIdentity(receiver.got());
    assertThat(standing().dead()).isZero();
  }

  @Test
  void keepsOrderAndIdentityWithAReceiverThatFailsBeforeAndAfterTakingIt() throws Exception {
    Random random = new Random(5);
    receiver.behave(
        any -> {
          synchronized (random) {
            return Answer.of(random.nextInt(3) == 0 ? 503 : 200);
          }
        });
    for (int number = 1; number <= 10; number++) {
      for (int part = 0; part < 10; part++) {
        put("P" + part, number);
      }
    }
    workOff(40_000);
    List<Receiver.Got> got = receiver.got();
    Line.assertOrderAndIdentity(got);
    Set<String> keys = new HashSet<>();
    got.forEach(one -> keys.add(one.key()));
    assertThat(got.size()).isGreaterThan(keys.size());
    assertThat(keys).hasSize(100);
    assertThat(standing().delivered() + standing().dead()).isEqualTo(100);
  }

  @Test
  void letsOnlyThePartWaitWhoseMessageFails() throws Exception {
    Set<String> broken = ConcurrentHashMap.newKeySet();
    broken.add("P1");
    receiver.behave(got -> Answer.of(broken.contains(Line.part(got)) ? 500 : 200));
    for (int number = 1; number <= 3; number++) {
      put("P1", number);
      put("P2", number);
    }
    while (relay.round() > 0) {
      clock.advance(Duration.ofMillis(1));
    }
    assertThat(receiver.got().stream().filter(got -> Line.part(got).equals("P2"))).hasSize(3);
    assertThat(receiver.got().stream().filter(got -> Line.part(got).equals("P1"))).hasSize(1);
    broken.clear();
    workOff(10);
    Line.assertOrderAndIdentity(receiver.got());
  }

  @Test
  void makesADeadLetterAfterSoManyAttemptsAndRevivesItWhenAsked() throws Exception {
    receiver.behave(got -> Answer.of(Line.number(got) == 1 ? 500 : 200));
    put("P1", 1);
    put("P1", 2);
    workOff(4000);
    assertThat(standing().dead()).isEqualTo(1);
    assertThat(standing().delivered()).isEqualTo(1);
    OutboxRow dead = rows.list(OutboxRow.State.DEAD, "", 10).get(0);
    assertThat(dead.attempts()).isEqualTo(6);
    assertThat(dead.lastError()).contains("HTTP 500");
    receiver.behave(got -> Answer.of(200));
    long now = clock.millis();
    assertThat(database.<Integer>writeFor(tx -> rows.revive(tx, Optional.of(dead.key()), now)))
        .isEqualTo(1);
    workOff(10);
    assertThat(standing().dead()).isZero();
    assertThat(receiver.got().get(receiver.got().size() - 1).key()).isEqualTo(dead.key());
  }

  @Test
  void makesADeadLetterAtOnceOfWhatIsRefused() throws Exception {
    receiver.behave(got -> Answer.of(422));
    put("P1", 1);
    workOff(5);
    assertThat(receiver.got()).hasSize(1);
    assertThat(standing().dead()).isEqualTo(1);
  }

  @Test
  void leavesTheReceiverAloneForAsLongAsItAsks() throws Exception {
    receiver.behave(got -> new Answer(503, Map.of("Retry-After", "90"), ""));
    put("P1", 1);
    put("P2", 1);
    assertThat(relay.round()).isEqualTo(2);
    receiver.behave(got -> Answer.of(200));
    put("P3", 1);
    clock.advance(Duration.ofSeconds(89));
    assertThat(relay.round()).isZero();
    clock.advance(Duration.ofSeconds(2));
    workOff(5);
    assertThat(receiver.got()).hasSize(5);
  }

  @Test
  void waitsLongerAndLongerButNotForEver() {
    dev.loupe.station.line.BackOff waits = SETTINGS.backOff();
    Random random = new Random(3);
    for (int failures = 1; failures < 60; failures++) {
      long whole = Math.min(600_000, 1000L << Math.min(failures - 1, 20));
      for (int i = 0; i < 50; i++) {
        assertThat(waits.after(failures, random).toMillis()).isBetween(whole / 2, whole);
      }
    }
  }

  @Test
  void writesMessagesIfAndOnlyIfTheTransactionStands() {
    put("P1", 1);
    try {
      database.write(
          tx -> {
            outbox.add(tx, MessageKind.INSPECTION, "P2", Map.of(), Line.body("P2", 1));
            throw new IllegalStateException("the disk is full");
          });
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("the disk is full");
    }
    assertThat(rows.list(OutboxRow.State.PENDING, "", 10))
        .extracting(OutboxRow::part)
        .containsExactly("P1");
  }

  @Test
  void givesRisingKeysOverARestartEvenWhenTheClockWasSetBack() throws Exception {
    put("P1", 1);
    clock.advance(Duration.ofHours(-5));
    outbox = newOutbox();
    put("P1", 2);
    put("P1", 3);
    clock.advance(Duration.ofHours(6));
    relay = newRelay();
    workOff(5);
    Line.assertOrderAndIdentity(receiver.got());
  }

  @Test
  void forgetsWhatWasDeliveredLongAgo() throws Exception {
    put("P1", 1);
    workOff(5);
    assertThat(standing().delivered()).isEqualTo(1);
    clock.advance(Duration.ofDays(3));
    assertThat(relay.round()).isZero();
    assertThat(rows.standings()).isEmpty();
  }
}
