package dev.loupe;

/**
 * Where long work says how far it is. The command line draws a bar; tests and servers listen or
 * look away.
 *
 * <pre>{@code
 * try (Progress.Task task = progress.start("features", images.size())) {
 *   for (Picture image : images) {
 *     ...
 *     task.advance(1);
 *   }
 * }
 * }</pre>
 */
@FunctionalInterface
public interface Progress {

  /** Progress that nobody looks at. */
  Progress NONE = (what, total) -> new Task() {};

  /**
   * Begins a piece of work.
   *
   * @param what a few words, such as "training"
   * @param total how many steps it has, at least 0
   */
  Task start(String what, long total);

  /** Something worth knowing before work begins, such as the memory it will take; one sentence. */
  default void remark(String sentence) {}

  /** One piece of work under way; closed by whoever started it. */
  interface Task extends AutoCloseable {

    /** So many more steps are done. */
    default void advance(long steps) {}

    /** A short remark beside the bar, such as the loss. */
    default void note(String remark) {}

    /** The work is over, finished or not. */
    @Override
    default void close() {}
  }
}
