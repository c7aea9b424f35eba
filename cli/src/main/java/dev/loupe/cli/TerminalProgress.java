package dev.loupe.cli;

import dev.loupe.Progress;
import java.io.PrintWriter;
import java.time.Clock;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with rate and time left on standard error; only where that is a terminal. */
final class TerminalProgress implements Progress {

  private static final int REFRESH_MILLIS = 250;

  private TerminalProgress() {}

  /** A bar on a terminal, now and then a line elsewhere. */
  static Progress orLines(PrintWriter err, Clock clock) {
    return Terminal.ERR.isSeen() ? new TerminalProgress() : new ProgressLines(err, clock);
  }

  @Override
  public Task start(String what, long total) {
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName(what)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(REFRESH_MILLIS)
            .showSpeed()
            .build();
    return new BarTask(bar);
  }

  private record BarTask(ProgressBar bar) implements Task {

    @Override
    public void advance(long steps) {
      bar.stepBy(steps);
    }

    @Override
    public void note(String remark) {
      bar.setExtraMessage(remark);
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}
