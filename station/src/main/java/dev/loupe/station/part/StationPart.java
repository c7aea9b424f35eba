package dev.loupe.station.part;

import dev.loupe.station.http.Route;
import dev.loupe.station.inspection.InspectionListener;
import java.util.List;

/**
 * A further part of the station: line connectors, alert rules, watched folders, schedules.
 *
 * <p>Life: made by its {@link Factory} before the server listens, {@link #start}ed when it does,
 * closed first when it shuts down. Its threads begin in {@code start} and end in {@code close}.
 */
public interface StationPart extends InspectionListener, AutoCloseable {

  /** Its calls of the HTTP interface. */
  default List<Route> routes() {
    return List.of();
  }

  /** The station is up; work may begin. */
  default void start() {}

  @Override
  void close();

  /** Makes a part. */
  @FunctionalInterface
  interface Factory {
    /** Opens the part; what the context holds lives longer than the part. */
    StationPart open(StationContext context);
  }
}
