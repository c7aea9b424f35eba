package dev.loupe.station.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.station.DeskOfTests;
import dev.loupe.station.Refusal;
import dev.loupe.station.inspection.InspectionListener;
import dev.loupe.station.outbox.HandClock;
import dev.loupe.station.schedule.ScheduledRun.State;
import dev.loupe.station.schedule.ScheduledRun.Tally;
import dev.loupe.station.setting.DatabaseSettings;
import dev.loupe.station.setting.ScheduleSettings;
import dev.loupe.station.store.Database;
import dev.loupe.verdict.Ulids;
import dev.loupe.verdict.Verdict;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ScheduledFolderTest {

  @TempDir Path root;

  private final HandClock clock = new HandClock(Instant.parse("2026-01-05T06:00:00Z"));
  private Database database;
  private DeskOfTests desk;

  /** Where this test's database is; others run the same tests on PostgreSQL. */
  DatabaseSettings databaseSettings() {
    return DatabaseSettings.DEFAULT;
  }

  @BeforeEach
  void open() {
    database = Database.open(databaseSettings(), root);
    desk = new DeskOfTests(database, new InspectionListener() {});
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static ScheduleSettings settings(String cron, String zone, Path folder) {
    return new ScheduleSettings(
        "stock",
        cron,
        folder,
        Optional.of(zone),
        Optional.of("main"),
        Optional.empty(),
        Optional.empty());
  }

  private ScheduledFolder folder(String cron, String zone) {
    return new ScheduledFolder(
        settings(cron, zone, root.resolve("stock")),
        desk,
        database,
        root,
        new Ulids(clock, new Random(6)),
        clock);
  }

  @Test
  void knowsWhenItIsDueAlsoWhenTheClocksChange() {
    ScheduledFolder workdays = folder("30 2 * * MON-FRI", "Europe/Berlin");
    assertThat(workdays.next(Instant.parse("2026-01-09T02:00:00Z")))
        .contains(Instant.parse("2026-01-12T01:30:00Z"));
    ScheduledFolder daily = folder("30 2 * * *", "Europe/Berlin");
    assertThat(daily.next(Instant.parse("2026-03-28T12:00:00Z")))
        .as("02:30 is left out that night")
        .contains(Instant.parse("2026-03-29T01:30:00Z"));
    assertThat(daily.next(Instant.parse("2026-03-29T12:00:00Z")))
        .contains(Instant.parse("2026-03-30T00:30:00Z"));
    assertThat(daily.next(Instant.parse("2026-10-24T12:00:00Z")))
        .as("02:30 comes twice that night")
        .contains(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(daily.next(Instant.parse("2026-10-25T00:30:00Z")))
        .contains(Instant.parse("2026-10-26T01:30:00Z"));
    ScheduledFolder often = folder("*/15 * * * *", "Europe/Berlin");
    assertThat(often.next(Instant.parse("2026-10-25T01:10:00Z")))
        .as("in the hour that comes again, the next time is never in the past")
        .contains(Instant.parse("2026-10-25T01:15:00Z"));
    assertThat(folder("*/15 * * * *", "UTC").next(Instant.parse("2026-01-05T06:01:00Z")))
        .contains(Instant.parse("2026-01-05T06:15:00Z"));
  }

  @Test
  void refusesExpressionsAndZonesThatAreNone() {
    for (String cron : List.of("", "61 * * * *", "* * * *", "never")) {
      assertThatThrownBy(() -> settings(cron, "UTC", root))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("30 2 * * MON-FRI");
    }
    assertThatThrownBy(() -> settings("* * * * *", "Mars/Olympus", root))
        .hasMessageContaining("zone");
  }

  @Test
  void inspectsTheFolderAndListsTheRun() throws Exception {
    for (int i = 0; i < 5; i++) {
      picture("shelf-" + i % 2 + "/" + i + ".png", i);
    }
    Files.writeString(root.resolve("stock/broken.png"), "no picture");
    Iterator<Verdict> verdicts =
        List.of(Verdict.OK, Verdict.NG, Verdict.OK, Verdict.REVIEW, Verdict.OK).iterator();
    desk.say(verdicts::next);
    AtomicInteger busy = new AtomicInteger(1);
    desk.before(
        () -> {
          if (busy.getAndDecrement() > 0) {
            throw new Refusal(Refusal.Kind.BUSY, "the line comes first");
          }
        });
    String id = folder("0 * * * *", "UTC").run(clock.instant());
    ScheduledRun run =
        new RunBook(database).list(Optional.of("stock"), Optional.empty(), 10).get(0);
    assertThat(run.id()).isEqualTo(id);
    assertThat(run.state()).isEqualTo(State.DONE);
    assertThat(run.tally()).isEqualTo(new Tally(6, 3, 1, 1, 1, 0));
    assertThat(desk.stored().get(0).record().image().reference()).isEqualTo("stock/broken.png");
  }

  private void picture(String name, int shade) throws Exception {
    Path file = root.resolve("stock").resolve(name);
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    image.setRGB(3, 3, shade);
    ImageIO.write(image, "png", file.toFile());
  }

  @Test
  void saysWhyARunCouldNotGoOnAndWhichWereCutShort() throws Exception {
    ScheduledFolder folder = folder("0 * * * *", "UTC");
    folder.run(clock.instant());
    RunBook book = new RunBook(database);
    ScheduledRun failed = book.list(Optional.empty(), Optional.empty(), 1).get(0);
    assertThat(failed.state()).isEqualTo(State.FAILED);
    assertThat(failed.message()).contains("stock");
    book.begin("Z-cut-short", "stock", 0, 0);
    assertThat(book.interrupt(clock.millis())).isEqualTo(1);
    assertThat(book.list(Optional.empty(), Optional.empty(), 1).get(0).state())
        .isEqualTo(State.INTERRUPTED);
  }
}
