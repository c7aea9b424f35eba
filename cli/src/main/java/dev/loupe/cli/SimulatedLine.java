package dev.loupe.cli;

import dev.loupe.LoupeException;
import dev.loupe.dataset.PictureFiles;
import dev.loupe.dataset.PictureSource;
import dev.loupe.station.access.Caller;
import dev.loupe.station.inspection.InspectionDesk;
import dev.loupe.station.inspection.Order;
import dev.loupe.station.server.Station;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * A line that makes boards: hands the pictures of a folder to a station, one after the other, again
 * and again, each with a serial number of its own.
 *
 * <p>Owns a thread: whoever starts it closes it.
 */
final class SimulatedLine implements AutoCloseable {

  private final InspectionDesk desk;
  private final List<Path> boards;
  private final ScheduledExecutorService belt =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "line"));
  private int made;

  private SimulatedLine(InspectionDesk desk, List<Path> boards) {
    this.desk = desk;
    this.boards = boards;
  }

  /** Starts a line that makes a board each time so much has passed. */
  static SimulatedLine start(InspectionDesk desk, Path pictures, Duration pace) {
    SimulatedLine line = new SimulatedLine(desk, PictureFiles.below(pictures));
    line.belt.scheduleWithFixedDelay(line::make, 0, pace.toMillis(), TimeUnit.MILLISECONDS);
    return line;
  }

  private void make() {
    Path board = boards.get(made % boards.size());
    String serial = String.format(Locale.ROOT, "DEMO-%06d", ++made);
    Order order = Order.of(board.toString()).at(Station.FIRST_STATION).withSerial(serial);
    try {
      desk.inspect(order, PictureSource.of(board), Caller.STATION);
    } catch (LoupeException e) {
      LoggerFactory.getLogger(SimulatedLine.class).warn("A board was not inspected", e);
    }
  }

  @Override
  public void close() {
    belt.shutdownNow();
  }
}
