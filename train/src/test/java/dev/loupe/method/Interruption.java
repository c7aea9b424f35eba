package dev.loupe.method;

import dev.loupe.Progress;

/** Progress that interrupts the thread after so many steps of a piece of work. */
public final class Interruption {

  private Interruption() {}

  /** Interrupts in the middle of work whose name begins so. */
  public static Progress after(String what, int steps) {
    return (name, total) ->
        new Progress.Task() {
          private long done;

          @Override
          public void advance(long more) {
            done += more;
            if (name.startsWith(what) && done == steps) {
              Thread.currentThread().interrupt();
            }
          }
        };
  }
}
