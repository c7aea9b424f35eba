package dev.loupe.cli;

import dev.loupe.Progress;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Says in a line on standard error, every half a minute, how far long work is, how fast it goes and
 * how long it will take: for logs, where a bar would be litter. Work that is over sooner says
 * nothing.
 */
final class ProgressLines implements Progress {

  private static final Duration EVERY = Duration.ofSeconds(30);

  private final PrintWriter err;
  private final Clock clock;

  ProgressLines(PrintWriter err, Clock clock) {
    this.err = err;
    this.clock = clock;
  }

  @Override
  public Task start(String what, long total) {
    return new LineTask(what, total, clock.instant());
  }

  /** Such as "inspection: 1200 of 20000, 45.2 a second, 6 min 56 s left". */
  static String line(String what, long done, long total, Duration taken) {
    double rate = done / Math.max(0.001, taken.toMillis() / 1e3);
    String left = rate == 0 ? "" : ", " + words((long) ((total - done) / rate)) + " left";
    return String.format(
        Locale.ROOT, "loupe: %s: %d of %d, %.1f a second%s", what, done, total, rate, left);
  }

  private static String words(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? seconds / 60 + " min " + seconds % 60 + " s"
        : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }

  private final class LineTask implements Task {

    private final String what;
    private final long total;
    private final Instant start;
    private Instant next;
    private long done;

    LineTask(String what, long total, Instant start) {
      this.what = what;
      this.total = total;
      this.start = start;
      next = start.plus(EVERY);
    }

    @Override
    public void advance(long steps) {
      done += steps;
      Instant now = clock.instant();
      if (!now.isBefore(next)) {
        err.println(line(what, done, total, Duration.between(start, now)));
        next = now.plus(EVERY);
      }
    }
  }
}
