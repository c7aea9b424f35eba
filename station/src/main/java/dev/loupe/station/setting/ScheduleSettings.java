package dev.loupe.station.setting;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A stock folder that is inspected by the clock, with a report of every run.
 *
 * <pre>
 * schedules:
 *   - name: nightly-stock
 *     cron: '30 2 * * MON-FRI'
 *     zone: Europe/Berlin
 *     folder: /data/stock
 *     station: main
 * </pre>
 *
 * @param name short: letters, digits, '-', '_', '.'
 * @param cron minute, hour, day of month, month, day of week
 * @param folder whose pictures are inspected, with all folders below it
 * @param zone whose clock is meant; UTC by default
 * @param station that judges; may be left out when there is one only
 * @param recipe by which; the station's recipe in force by default
 * @param most pictures of one run, in 1..1,000,000; 10,000 by default
 */
public record ScheduleSettings(
    String name,
    String cron,
    Path folder,
    Optional<String> zone,
    Optional<String> station,
    Optional<String> recipe,
    Optional<Integer> most) {

  private static final int USUAL = 10_000;
  private static final int MOST = 1_000_000;

  /** Checks name, expression and zone. */
  public ScheduleSettings {
    Names.require("schedules", name);
    parse(cron);
    zone(zone);
    if (most.filter(count -> count < 1 || count > MOST).isPresent()) {
      throw new IllegalArgumentException(
          "schedules.most must lie in 1.." + MOST + ", not " + most.get());
    }
  }

  private static Cron parse(String expression) {
    try {
      return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
          .parse(expression)
          .validate();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "schedules.cron needs minute, hour, day of month, month, day of week, such as"
              + " '30 2 * * MON-FRI', not '"
              + expression
              + "': "
              + e.getMessage(),
          e);
    }
  }

  private static ZoneId zone(Optional<String> name) {
    try {
      return ZoneId.of(name.orElse("UTC"));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("schedules.zone is none: " + name.orElse(""), e);
    }
  }

  /** The expression, ready to be asked for times. */
  public Cron times() {
    return parse(cron);
  }

  /** Whose clock is meant. */
  public ZoneId clockOf() {
    return zone(zone);
  }

  /** Pictures of one run. */
  public int limit() {
    return most.orElse(USUAL);
  }
}
