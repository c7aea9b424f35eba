package dev.loupe.station.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.station.DeskOfTests;
import dev.loupe.station.Refusal;
import dev.loupe.station.inspection.InspectionListener;
import dev.loupe.station.inspection.StoredInspection;
import dev.loupe.station.outbox.HandClock;
import dev.loupe.station.setting.DatabaseSettings;
import dev.loupe.station.setting.WatchSettings;
import dev.loupe.station.setting.WatchSettings.After;
import dev.loupe.station.store.Database;
import dev.loupe.station.store.Transaction;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files, a real database; the clock is moved by hand. */
@Tag("slow")
class WatchedFolderTest {

  @TempDir Path root;

  private final HandClock clock = new HandClock(Instant.parse("2026-01-05T06:00:00Z"));
  private Path in;
  private Database database;
  private DeskOfTests desk;
  private WatchedFolder folder;

  /** Where this test's database is; others run the same tests on PostgreSQL. */
  DatabaseSettings databaseSettings() {
    return DatabaseSettings.DEFAULT;
  }

  @BeforeEach
  void open() throws IOException {
    in = Files.createDirectories(root.resolve("in"));
    database = Database.open(databaseSettings(), root);
    desk = new DeskOfTests(database, new Listener());
    restart(After.MOVE);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private final class Listener implements InspectionListener {
    @Override
    public void stored(Transaction transaction, StoredInspection inspection) {
      folder.stored(transaction, inspection);
    }
  }

  /** As after a restart: whatever was in memory is gone. */
  private void restart(After after) {
    WatchSettings settings =
        new WatchSettings(
            "aoi",
            in,
            Optional.of("main"),
            Optional.empty(),
            Optional.empty(),
            Optional.of("(?<serial>[A-Z]\\d+)(_(?<position>\\d+))?\\.png"),
            Optional.of(Duration.ofSeconds(2)),
            Optional.empty(),
            Optional.of(after),
            Optional.empty(),
            Optional.empty());
    folder = new WatchedFolder(settings, desk, new WatchLedger(database), clock);
  }

  private void picture(String name, int shade) throws IOException {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    image.setRGB(3, 3, shade);
    ImageIO.write(image, "png", in.resolve(name).toFile());
  }

  private void settle() {
    folder.round();
    clock.advance(Duration.ofSeconds(3));
    folder.round();
  }

  private static long count(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void inspectsAPictureOnceAndMovesItToDone() throws IOException {
    picture("B17_4.png", 1);
    settle();
    settle();
    assertThat(desk.stored()).hasSize(1);
    StoredInspection stored = desk.stored().get(0);
    assertThat(stored.record().origin().serial()).contains("B17");
    assertThat(stored.record().origin().position()).contains("4");
    assertThat(stored.record().image().reference()).isEqualTo("aoi/B17_4.png");
    assertThat(in.resolve("done/B17_4.png")).exists();
    assertThat(count(in)).isZero();
  }

  @Test
  void onlyMovesAPictureThatWasInspectedBeforeTheKill() throws IOException {
    picture("B18.png", 1);
    desk.after(
        () -> {
          throw new IllegalStateException("killed");
        });
    folder.round();
    clock.advance(Duration.ofSeconds(3));
    try {
      folder.round();
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("killed");
    }
    assertThat(in.resolve("B18.png")).exists();
    desk.after(() -> {});
    restart(After.MOVE);
    settle();
    assertThat(desk.stored()).hasSize(1);
    assertThat(in.resolve("done/B18.png")).exists();
  }

  @Test
  void inspectsTheSameNameAgainWhenItShowsAnotherPicture() throws IOException {
    picture("B19.png", 1);
    settle();
    picture("B19.png", 2);
    settle();
    picture("B19.png", 2);
    settle();
    assertThat(desk.stored()).hasSize(2);
    assertThat(count(in.resolve("done"))).isEqualTo(2);
    assertThat(count(in)).isZero();
  }

  @Test
  void putsWhatCannotBeJudgedIntoFailedWithTheReasonBesideIt() throws IOException {
    Files.writeString(in.resolve("B20.png"), "no picture at all");
    picture("nonsense.png", 1);
    settle();
    assertThat(in.resolve("failed/B20.png")).exists();
    assertThat(in.resolve("failed/B20.png.reason.txt")).isNotEmptyFile();
    assertThat(in.resolve("failed/nonsense.png.reason.txt")).content().contains("pattern");
    assertThat(desk.stored()).as("the unreadable one is an INVALID inspection").hasSize(1);
    assertThat(folder.view().failed()).isEqualTo(2);
  }

  @Test
  void waitsWithFilesThatCannotBeJudgedNow() throws IOException {
    picture("B21.png", 1);
    desk.before(
        () -> {
          throw new Refusal(Refusal.Kind.NOTHING_IN_FORCE, "no model is in force");
        });
    settle();
    settle();
    assertThat(in.resolve("B21.png")).exists();
    assertThat(folder.view().waiting()).isEqualTo(1);
    assertThat(folder.view().trouble().orElse("")).contains("no model is in force");
    desk.before(() -> {});
    settle();
    assertThat(desk.stored()).hasSize(1);
    assertThat(folder.view().trouble()).isEmpty();
  }

  @Test
  void givesUpOnAPictureOnWhichTheDetectorFailsThreeTimes() throws IOException {
    picture("B22.png", 1);
    desk.before(
        () -> {
          throw new Refusal(Refusal.Kind.DETECTOR_FAILED, "the detector failed");
        });
    settle();
    settle();
    assertThat(in.resolve("failed/B22.png.reason.txt")).content().contains("detector failed");
  }

  @Test
  void leavesFilesWhereTheyAreAndInspectsNoneTwiceOverRestarts() throws IOException {
    restart(After.LEAVE);
    picture("B23.png", 1);
    picture("B24.png", 2);
    settle();
    settle();
    restart(After.LEAVE);
    settle();
    assertThat(desk.stored()).hasSize(2);
    assertThat(count(in)).isEqualTo(2);
    picture("B23.png", 3);
    settle();
    assertThat(desk.stored()).hasSize(3);
  }

  @Test
  void followsNoLinks() throws IOException {
    Path secret = Files.writeString(root.resolve("secret.png"), "x");
    Files.createSymbolicLink(in.resolve("B25.png"), secret);
    settle();
    assertThat(desk.stored()).isEmpty();
    assertThat(secret).exists();
  }
}
