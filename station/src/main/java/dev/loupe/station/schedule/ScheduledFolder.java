package dev.loupe.station.schedule;

import com.cronutils.model.time.ExecutionTime;
import dev.loupe.InterruptedWorkException;
import dev.loupe.LoupeException;
import dev.loupe.dataset.PictureFiles;
import dev.loupe.dataset.PictureSource;
import dev.loupe.station.Refusal;
import dev.loupe.station.access.Caller;
import dev.loupe.station.inspection.InspectionDesk;
import dev.loupe.station.inspection.Order;
import dev.loupe.station.inspection.StoredInspection;
import dev.loupe.station.schedule.ScheduledRun.State;
import dev.loupe.station.schedule.ScheduledRun.Tally;
import dev.loupe.station.setting.ScheduleSettings;
import dev.loupe.station.store.Database;
import dev.loupe.verdict.Ulids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * One schedule: when it is due, and what a run does. Pictures are inspected one after the other
 * through the desk, after those of the line: when the queue is full the run waits.
 *
 * <p>For one thread.
 */
final class ScheduledFolder {

  private static final long WAIT_MILLIS = 500;
  private static final int TALLY_EVERY = 20;

  private final ScheduleSettings settings;
  private final ExecutionTime times;
  private final InspectionDesk desk;
  private final Database database;
  private final RunBook book;
  private final Path stationFolder;
  private final Ulids ids;
  private final Clock clock;

  ScheduledFolder(
      ScheduleSettings settings,
      InspectionDesk desk,
      Database database,
      Path stationFolder,
      Ulids ids,
      Clock clock) {
    this.settings = settings;
    this.desk = desk;
    this.database = database;
    this.stationFolder = stationFolder;
    this.ids = ids;
    this.clock = clock;
    times = ExecutionTime.forCron(settings.times());
    book = new RunBook(database);
  }

  ScheduleSettings settings() {
    return settings;
  }

  /**
   * When it is due next after a moment, if ever. Reckoned by the clock on the wall: a time that a
   * change of the clocks leaves out comes that much later, one that it doubles comes the first
   * time.
   */
  Optional<Instant> next(Instant after) {
    ZoneId zone = settings.clockOf();
    return times
        .nextExecution(after.atZone(zone).toLocalDateTime().atZone(ZoneOffset.UTC))
        .map(wall -> wall.toLocalDateTime().atZone(zone))
        .map(time -> time.toInstant().isAfter(after) ? time : time.withLaterOffsetAtOverlap())
        .map(ZonedDateTime::toInstant);
  }

  /**
   * Inspects the folder as it is now.
   *
   * @return the run's id
   */
  String run(Instant due) {
    String id = ids.next();
    book.begin(id, settings.name(), due.toEpochMilli(), clock.millis());
    RunReport report = new RunReport(database, stationFolder);
    State state = State.FAILED;
    String message = "";
    try {
      List<Path> pictures = pictures();
      inspect(id, pictures.subList(0, Math.min(pictures.size(), settings.limit())), report);
      state = State.DONE;
      message =
          pictures.size() > settings.limit()
              ? "Only the first " + settings.limit() + " of " + pictures.size() + " pictures."
              : "";
    } catch (InterruptedWorkException e) {
      state = State.INTERRUPTED;
      message = "The station was stopped.";
    } catch (LoupeException e) {
      message = String.valueOf(e.getMessage());
    } finally {
      book.end(id, state, message, report.write(id, clock.instant()), clock.millis());
    }
    return id;
  }

  private List<Path> pictures() {
    if (!Files.isDirectory(settings.folder())) {
      throw new LoupeException(
          "The folder "
              + settings.folder()
              + " of the schedule "
              + settings.name()
              + " is not there.");
    }
    return PictureFiles.below(settings.folder());
  }

  private void inspect(String id, List<Path> pictures, RunReport report) {
    Tally tally = Tally.NONE;
    for (Path picture : pictures) {
      InterruptedWorkException.throwIfInterrupted("a scheduled run");
      tally = inspect(picture, tally, report);
      if (tally.pictures() % TALLY_EVERY == 0) {
        book.tally(id, tally);
      }
    }
    book.tally(id, tally);
  }

  private Tally inspect(Path picture, Tally tally, RunReport report) {
    PictureSource source = PictureSource.of(picture);
    try {
      StoredInspection stored = patiently(order(picture), source);
      report.add(stored, source);
      return tally.with(stored.record().verdict());
    } catch (Refusal e) {
      if (e.kind() == Refusal.Kind.SERIAL_MISMATCH || e.kind() == Refusal.Kind.TOO_LARGE) {
        return tally.withFailure();
      }
      throw e;
    }
  }

  private StoredInspection patiently(Order order, PictureSource source) {
    while (true) {
      try {
        return desk.inspect(order, source, Caller.STATION);
      } catch (Refusal e) {
        if (e.kind() != Refusal.Kind.BUSY) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedWorkException("a scheduled run");
    }
  }

  private Order order(Path picture) {
    Order plain =
        Order.of(settings.name() + "/" + settings.folder().relativize(picture).toString());
    Order placed = settings.station().map(plain::at).orElse(plain);
    return settings.recipe().map(placed::by).orElse(placed);
  }
}
