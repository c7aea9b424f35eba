package dev.loupe.experiment;

import dev.loupe.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes down the losses that a training tells of in passing, and lets everything through.
 *
 * <p>Safe for several threads.
 */
final class LossCurve implements Progress {

  private static final Pattern LOSS = Pattern.compile("loss ([-+0-9.eE]{1,30})");

  private final Progress listener;
  private final List<Point> points = new ArrayList<>();

  /** A loss after so many of so many steps. */
  record Point(long step, long steps, double loss) {}

  LossCurve(Progress listener) {
    this.listener = listener;
  }

  /** What was told, in order. */
  synchronized List<Point> points() {
    return List.copyOf(points);
  }

  private synchronized void take(long step, long steps, String remark) {
    Matcher found = LOSS.matcher(remark);
    if (found.find()) {
      points.add(new Point(step, steps, Double.parseDouble(found.group(1))));
    }
  }

  @Override
  public Task start(String what, long total) {
    return new Heard(listener.start(what, total), total);
  }

  @Override
  public void remark(String sentence) {
    listener.remark(sentence);
  }

  private final class Heard implements Task {

    private final Task task;
    private final long total;
    private long done;

    private Heard(Task task, long total) {
      this.task = task;
      this.total = total;
    }

    @Override
    public synchronized void advance(long steps) {
      done += steps;
      task.advance(steps);
    }

    @Override
    public synchronized void note(String remark) {
      take(done, total, remark);
      task.note(remark);
    }

    @Override
    public void close() {
      task.close();
    }
  }
}
