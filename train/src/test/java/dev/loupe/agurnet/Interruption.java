package dev.loupe.agurnet;

import dev.loupe.Progress;

/** Progress that interrupts the thread after so many steps of a piece of work. */
final class Interruption {

  private Interruption() {}

  static Progress after(String what, int steps) {
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
