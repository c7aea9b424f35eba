package dev.loupe;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works on many items at once and hands the results over in the order of the items, on the thread
 * that called.
 *
 * <pre>{@code
 * try (OrderedWork work = new OrderedWork("inspection", 8)) {
 *   work.each(files.iterator(), file -> inspector.inspect(arrival(file)), writer::write);
 * }
 * }</pre>
 *
 * <p>Memory: items are drawn from the iterator as threads become free; at most three for each
 * thread are under way or wait to be handed over, however many there are.
 *
 * <p>What the work throws is thrown to the caller when its turn comes; results before it have been
 * handed over, none after it. Owns threads: whoever opens it closes it, and closing waits until no
 * work is under way, so that what the work used may be closed afterwards.
 */
public final class OrderedWork implements AutoCloseable {

  private static final int AHEAD_PER_THREAD = 3;

  private final ExecutorService workers;
  private final int ahead;

  /**
   * Starts threads.
   *
   * @param name of the threads, for whoever looks at them
   * @param threads how many, at least 1
   */
  public OrderedWork(String name, int threads) {
    workers = Executors.newFixedThreadPool(threads, named(name));
    ahead = AHEAD_PER_THREAD * threads;
  }

  private static ThreadFactory named(String name) {
    AtomicInteger number = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Works on every item.
   *
   * @param items drawn by the calling thread
   * @param work done on one of the threads
   * @param sink takes the results in order, on the calling thread
   * @throws InterruptedWorkException when the calling thread is interrupted; it stays interrupted
   */
  public <T, R> void each(Iterator<T> items, Function<T, R> work, Consumer<R> sink) {
    Queue<Future<R>> underWay = new ArrayDeque<>();
    try {
      while (items.hasNext() || !underWay.isEmpty()) {
        InterruptedWorkException.throwIfInterrupted("The work was interrupted.");
        if (items.hasNext() && underWay.size() < ahead) {
          T item = items.next();
          Callable<R> job = () -> work.apply(item);
          underWay.add(workers.submit(job));
        } else {
          sink.accept(result(underWay.remove()));
        }
      }
    } finally {
      underWay.forEach(future -> future.cancel(false));
    }
  }

  private static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedWorkException("The work was interrupted.");
    } catch (ExecutionException e) {
      throw unwrapped(e);
    }
  }

  private static RuntimeException unwrapped(ExecutionException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException("Work that declares no exception threw one", cause);
  }

  @Override
  public void close() {
    workers.shutdown();
    boolean interrupted = false;
    while (!workers.isTerminated()) {
      try {
        workers.awaitTermination(1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
