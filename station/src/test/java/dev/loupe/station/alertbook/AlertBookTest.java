package dev.loupe.station.alertbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.dataset.PictureSource;
import dev.loupe.station.DeskOfTests;
import dev.loupe.station.Refusal;
import dev.loupe.station.access.AuditTrail;
import dev.loupe.station.access.Caller;
import dev.loupe.station.alert.AlertRules;
import dev.loupe.station.alert.NgRate;
import dev.loupe.station.alert.SamePosition;
import dev.loupe.station.alert.ScoreDrift;
import dev.loupe.station.alert.SilentStation;
import dev.loupe.station.alert.SingleNg;
import dev.loupe.station.event.EventBus;
import dev.loupe.station.event.Subscription;
import dev.loupe.station.inspection.InspectionListener;
import dev.loupe.station.inspection.Order;
import dev.loupe.station.inspection.StoredInspection;
import dev.loupe.station.line.MessageKind;
import dev.loupe.station.outbox.Channel;
import dev.loupe.station.outbox.HandClock;
import dev.loupe.station.outbox.Outbox;
import dev.loupe.station.outbox.OutboxRow;
import dev.loupe.station.outbox.OutboxRows;
import dev.loupe.station.setting.DatabaseSettings;
import dev.loupe.station.store.Database;
import dev.loupe.station.store.Transaction;
import dev.loupe.verdict.Ulids;
import dev.loupe.verdict.Verdict;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class AlertBookTest {

  private static final AlertRules RULES =
      new AlertRules(
          SingleNg.DEFAULT,
          new NgRate(true, 2, 4, 0),
          SamePosition.DEFAULT,
          ScoreDrift.DEFAULT,
          new SilentStation(true, Duration.ofMinutes(10), 1, 1));

  @TempDir Path root;

  private final HandClock clock = new HandClock(Instant.parse("2026-01-05T06:00:00Z"));
  private final EventBus events = new EventBus("life");
  private final Ulids ids = new Ulids(clock, new Random(8));
  private Path picture;
  private Database database;
  private Outbox outbox;
  private AlertBook book;
  private DeskOfTests desk;

  /** Where this test's database is; others run the same tests on PostgreSQL. */
  DatabaseSettings databaseSettings() {
    return DatabaseSettings.DEFAULT;
  }

  @BeforeEach
  void open() throws Exception {
    picture = root.resolve("p.png");
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
    database = Database.open(databaseSettings(), root);
    Channel channel = new Channel("webhook-mes", Set.of(MessageKind.ALERT));
    outbox = database.read(handle -> new Outbox(handle, List.of(channel), clock, new Random(1)));
    restart(RULES);
    desk =
        new DeskOfTests(
            database,
            new InspectionListener() {
              @Override
              public void stored(Transaction transaction, StoredInspection inspection) {
                book.stored(transaction, inspection);
              }
            });
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** As after a restart: only the database knows what was. */
  private void restart(AlertRules rules) {
    book = new AlertBook(rules, database, outbox, events, new AuditTrail(clock), ids, clock);
    book.open();
  }

  private void inspect(Verdict... verdicts) {
    for (Verdict verdict : verdicts) {
      desk.say(() -> verdict);
      desk.inspect(Order.of("p").at("main"), PictureSource.of(picture), Caller.STATION);
    }
  }

  private List<Alert> all() {
    return book.list(Optional.empty(), Optional.empty(), Optional.empty(), 50);
  }

  private List<OutboxRow> messages() {
    return new OutboxRows(database).list(OutboxRow.State.PENDING, "", 50);
  }

  @Test
  void keepsOneRowAndTwoMessagesForOneEventOverARestart() throws Exception {
    try (Subscription page = events.subscribe(Optional.empty())) {
      inspect(Verdict.NG);
      assertThat(all()).isEmpty();
      restart(RULES);
      inspect(Verdict.NG, Verdict.NG, Verdict.OK);
      Alert alert = all().get(0);
      assertThat(alert.state()).isEqualTo(Alert.State.OPEN);
      assertThat(alert.occurrences()).isEqualTo(2);
      assertThat(alert.message()).contains("2 NG in the last 2");
      restart(RULES);
      inspect(Verdict.OK, Verdict.OK, Verdict.OK, Verdict.OK);
      assertThat(all()).hasSize(1);
      assertThat(all().get(0).state()).isEqualTo(Alert.State.CLOSED);
      assertThat(messages())
          .hasSize(2)
          .extracting(OutboxRow::part)
          .containsOnly("alert:" + alert.id());
      assertThat(page.next(Duration.ofSeconds(1)).orElseThrow().event().type()).isEqualTo("alert");
    }
  }

  @Test
  void forgetsWithTheInspectionWhatTheInspectionSaid() {
    inspect(Verdict.NG);
    try {
      database.write(
          tx -> {
            desk.say(() -> Verdict.NG);
            book.stored(tx, desk.stored().get(0));
            throw new IllegalStateException("the disk is full");
          });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("the disk is full");
    }
    assertThat(all()).isEmpty();
    assertThat(messages()).isEmpty();
    inspect(Verdict.NG);
    assertThat(all()).hasSize(1);
    assertThat(all().get(0).message()).contains("2 NG in the last 2");
  }

  @Test
  void saysTheSameHoweverOftenItIsRestartedOrAWriteFalls() {
    Random random = new Random(3);
    List<Verdict> line =
        random.ints(120, 0, 10).mapToObj(i -> i < 3 ? Verdict.NG : Verdict.OK).toList();
    line.forEach(this::inspect);
    List<String> undisturbed = told();
    List<StoredInspection> parts = desk.stored();
    forgetAll();
    for (StoredInspection part : parts) {
      if (random.nextInt(3) == 0) {
        fall(part);
      }
      if (random.nextInt(5) == 0) {
        restart(RULES);
      }
      database.write(tx -> book.stored(tx, part));
    }
    assertThat(told()).isEqualTo(undisturbed).hasSizeGreaterThan(5);
  }

  /** What the alerts say, the oldest first. */
  private List<String> told() {
    return book.list(Optional.empty(), Optional.empty(), Optional.empty(), 500).stream()
        .map(alert -> alert.message() + alert.state() + alert.occurrences() + alert.inspection())
        .toList();
  }

  private void forgetAll() {
    database.write(tx -> tx.handle().execute("DELETE FROM alerts"));
    database.write(tx -> tx.handle().execute("DELETE FROM rule_states"));
    restart(RULES);
  }

  private void fall(StoredInspection part) {
    assertThatThrownBy(
            () ->
                database.write(
                    tx -> {
                      book.stored(tx, part);
                      throw new IllegalStateException("the disk is full");
                    }))
        .hasMessage("the disk is full");
  }

  @Test
  void countsEveryPartOfALaneThatManyThreadsWorkAt() throws Exception {
    inspect(Verdict.NG);
    StoredInspection part = desk.stored().get(0);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> work =
          Collections.nCopies(
              40,
              () -> {
                database.write(tx -> book.stored(tx, part));
                return true;
              });
      for (Future<Boolean> one : threads.invokeAll(work)) {
        assertThat(one.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(all()).hasSize(1);
    assertThat(all().get(0).occurrences()).isEqualTo(40);
  }

  @Test
  void letsAPersonAcknowledgeOnceWithoutAFurtherMessage() {
    inspect(Verdict.NG, Verdict.NG);
    String id = all().get(0).id();
    Alert seen = book.acknowledge(id, Optional.of("on my way"), Caller.STATION);
    assertThat(seen.state()).isEqualTo(Alert.State.ACKNOWLEDGED);
    assertThat(seen.acknowledgedBy()).contains("station");
    assertThat(seen.comment()).contains("on my way");
    assertThatThrownBy(() -> book.acknowledge(id, Optional.empty(), Caller.STATION))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> book.acknowledge("none", Optional.empty(), Caller.STATION))
        .isInstanceOf(Refusal.class);
    assertThat(messages()).hasSize(1);
    inspect(Verdict.NG);
    assertThat(all()).hasSize(1);
  }

  @Test
  void endsTheEventsOfARuleThatIsSwitchedOff() {
    inspect(Verdict.NG, Verdict.NG);
    restart(
        new AlertRules(
            SingleNg.DEFAULT,
            new NgRate(false, 2, 4, 0),
            SamePosition.DEFAULT,
            ScoreDrift.DEFAULT,
            SilentStation.DEFAULT));
    assertThat(all().get(0).state()).isEqualTo(Alert.State.CLOSED);
    assertThat(messages()).hasSize(2);
  }

  @Test
  void noticesSilenceByTheClockAlone() {
    Instant since = clock.instant();
    inspect(Verdict.OK);
    clock.advance(Duration.ofMinutes(9));
    book.tick(since);
    assertThat(all()).isEmpty();
    clock.advance(Duration.ofMinutes(2));
    book.tick(since);
    book.tick(since);
    assertThat(all()).hasSize(1);
    assertThat(messages()).hasSize(1);
  }
}
