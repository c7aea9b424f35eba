package dev.loupe.station.reach;

import dev.loupe.station.part.StationPart;
import dev.loupe.station.schedule.SchedulePart;
import dev.loupe.station.watch.WatchPart;
import java.util.List;

/** The parts that belong to every station. */
public final class Parts {

  /** The way to the line, watched folders, schedules; closed in the opposite order. */
  public static final List<StationPart.Factory> ALL =
      List.of(LinePart::open, WatchPart::open, SchedulePart::open);

  private Parts() {}
}
