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
final class LossLog implements Progress {

  private static final Pattern LOSS = Pattern.compile("loss ([-+0-9.eE]{1,30})");

  private static final int MOST = 4000;

  private final Progress listener;
  private final List<Point> points = new ArrayList<>();

  /**
   * A loss on the way.
   *
   * @param stage of the training
   * @param step after so many steps of the stage
   * @param loss as the method defines it
   */
  record Point(String stage, long step, double loss) {}

  LossLog(Progress listener) {
    this.listener = listener;
  }

  /** What was told, in order; of very many evenly some. */
  synchronized List<Point> points() {
    int every = 1 + points.size() / MOST;
    List<Point> kept = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      if (i % every == 0 || i == points.size() - 1) {
        kept.add(points.get(i));
      }
    }
    return kept;
  }

  private synchronized void take(String stage, long step, String remark) {
    Matcher found = LOSS.matcher(remark);
    if (found.find()) {
      points.add(new Point(stage, step, Double.parseDouble(found.group(1))));
    }
  }

  @Override
  public Task start(String what, long total) {
    return new Heard(what, listener.start(what, total));
  }

  @Override
  public void remark(String sentence) {
    listener.remark(sentence);
  }

  private final class Heard implements Task {

    private final String what;
    private final Task task;
    private long done;

    private Heard(String what, Task task) {
      this.what = what;
      this.task = task;
    }

    @Override
    public synchronized void advance(long steps) {
      done += steps;
      task.advance(steps);
    }

    @Override
    public synchronized void note(String remark) {
      take(what, done, remark);
      task.note(remark);
    }

    @Override
    public void close() {
      task.close();
    }
  }
}
