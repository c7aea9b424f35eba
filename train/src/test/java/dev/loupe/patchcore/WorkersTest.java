package dev.loupe.patchcore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.InterruptedWorkException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkersTest {

  private final AtomicInteger working = new AtomicInteger();
  private final AtomicInteger begun = new AtomicInteger();

  @Test
  void leavesNoPieceAtWorkWhenItIsInterrupted() throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    Thread caller = Thread.currentThread();
    Thread interrupter =
        new Thread(
            () -> {
              await(first);
              caller.interrupt();
            });
    interrupter.start();
    try (Workers workers = new Workers(2)) {
      assertThatThrownBy(() -> workers.each(1000, piece -> slow(first)))
          .isInstanceOf(InterruptedWorkException.class);
      assertThat(working).hasValue(0);
      assertThat(begun.get()).isLessThan(1000);
    }
    assertThat(Thread.interrupted()).as("stays interrupted").isTrue();
    interrupter.join();
  }

  @Test
  void leavesNoPieceAtWorkWhenOneFails() {
    try (Workers workers = new Workers(3)) {
      assertThatThrownBy(
              () ->
                  workers.each(
                      1000,
                      piece -> {
                        slow(new CountDownLatch(1));
                        if (piece == 1) {
                          throw new IllegalStateException("piece 1");
                        }
                      }))
          .hasMessage("piece 1");
      assertThat(working).hasValue(0);
      assertThat(begun.get()).isLessThan(1000);
    }
  }

  private void slow(CountDownLatch first) {
    begun.incrementAndGet();
    working.incrementAndGet();
    first.countDown();
    long end = System.nanoTime() + 20_000_000;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    working.decrementAndGet();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
