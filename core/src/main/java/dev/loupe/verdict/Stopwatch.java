package dev.loupe.verdict;

import java.util.function.Supplier;

/** Times the stages of one inspection. */
final class Stopwatch {

  /** What is timed. */
  enum Stage {
    DECODE,
    PRE_PROCESS,
    INFER,
    POST_PROCESS
  }

  private static final double NANOS_PER_MILLI = 1e6;

  private final long start = System.nanoTime();
  private final long[] nanos = new long[Stage.values().length];

  <T> T time(Stage stage, Supplier<T> work) {
    long before = System.nanoTime();
    try {
      return work.get();
    } finally {
      nanos[stage.ordinal()] += System.nanoTime() - before;
    }
  }

  Timings timings() {
    return new Timings(
        millis(Stage.DECODE),
        millis(Stage.PRE_PROCESS),
        millis(Stage.INFER),
        millis(Stage.POST_PROCESS),
        (System.nanoTime() - start) / NANOS_PER_MILLI);
  }

  private double millis(Stage stage) {
    return nanos[stage.ordinal()] / NANOS_PER_MILLI;
  }
}
