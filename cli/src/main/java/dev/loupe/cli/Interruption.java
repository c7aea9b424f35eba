package dev.loupe.cli;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C: asks the running command to stop at its next step, and waits for it, so that nothing is
 * left half written.
 *
 * <p>A command that does not stop within the grace is cut off; every file is written beside its
 * place and moved there, so even then the old files stand.
 */
final class Interruption {

  private static final long GRACE_MILLIS = 10_000;

  private final Thread command;
  private final AtomicBoolean running = new AtomicBoolean(true);

  private Interruption(Thread command) {
    this.command = command;
  }

  /** Watches over the command that the calling thread is about to run. */
  static Interruption watch() {
    Interruption interruption = new Interruption(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::stop, "interruption"));
    return interruption;
  }

  /** The command has ended by itself. */
  void ended() {
    running.set(false);
  }

  private void stop() {
    if (!running.get()) {
      return;
    }
    command.interrupt();
    try {
      long deadline = System.nanoTime() + GRACE_MILLIS * 1_000_000;
      while (running.get() && System.nanoTime() < deadline) {
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
