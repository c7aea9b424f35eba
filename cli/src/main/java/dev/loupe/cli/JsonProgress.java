package dev.loupe.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.Progress;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Progress for a program that watches this one: a JSON object a line, {@code {"progress":
 * "training", "done": 12, "total": 400, "note": "loss 0.0123"}}.
 *
 * <p>Chosen by {@code -Dloupe.progress=json}; a station starts its trainings so.
 */
final class JsonProgress implements Progress {

  /** The property that asks for it. */
  static final String PROPERTY = "loupe.progress";

  private static final long EVERY_NANOS = 100_000_000L;

  private final PrintWriter out;

  JsonProgress(PrintWriter out) {
    this.out = out;
  }

  /** Whether it was asked for. */
  static boolean isWanted() {
    return "json".equals(System.getProperty(PROPERTY));
  }

  @Override
  public Task start(String what, long total) {
    return new Lines(what, total);
  }

  private final class Lines implements Task {

    private final String what;
    private final long total;
    private final AtomicLong done = new AtomicLong();
    private String note = "";
    private long said = System.nanoTime() - EVERY_NANOS;

    private Lines(String what, long total) {
      this.what = what;
      this.total = total;
    }

    @Override
    public void advance(long steps) {
      done.addAndGet(steps);
      sayInTime();
    }

    @Override
    public synchronized void note(String remark) {
      note = remark;
      sayInTime();
    }

    private synchronized void sayInTime() {
      if (System.nanoTime() - said >= EVERY_NANOS) {
        say();
      }
    }

    private void say() {
      said = System.nanoTime();
      ObjectNode line = Json.mapper().createObjectNode().put("progress", what);
      out.println(line.put("done", done.get()).put("total", total).put("note", note));
    }

    @Override
    public synchronized void close() {
      say();
    }
  }
}
