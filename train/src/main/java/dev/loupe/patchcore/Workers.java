package dev.loupe.patchcore;

import dev.loupe.InterruptedWorkException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/**
 * Threads that share out numbered pieces of work. What a piece computes must not depend on the
 * others; then the result does not depend on how many threads there are. Whoever makes it closes
 * it.
 */
public final class Workers implements AutoCloseable {

  private final ExecutorService threads;

  /** So many threads. */
  public Workers(int threads) {
    this.threads = Executors.newFixedThreadPool(threads, Workers::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "loupe-coreset");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Does pieces 0 to count - 1 and waits for all. However it ends, no piece is at work any more:
   * what they use may be closed.
   *
   * @throws InterruptedWorkException when this thread is interrupted
   */
  public void each(int count, IntConsumer piece) {
    AtomicBoolean givenUp = new AtomicBoolean();
    List<Future<?>> pieces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      pieces.add(threads.submit(() -> perhaps(piece, number, givenUp)));
    }
    try {
      for (Future<?> one : pieces) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedWorkException("The training was interrupted; nothing was written.");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } finally {
      givenUp.set(true);
      pieces.forEach(Workers::awaitEnd);
    }
  }

  private static void perhaps(IntConsumer piece, int number, AtomicBoolean givenUp) {
    if (!givenUp.get()) {
      piece.accept(number);
    }
  }

  private static void awaitEnd(Future<?> piece) {
    boolean interrupted = false;
    while (!piece.isDone()) {
      try {
        piece.get();
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        break; // told by the first that failed
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
