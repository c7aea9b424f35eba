package dev.loupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedWorkTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void handsOverInOrderHoweverLongEachTakes(int threads) {
    List<Integer> results = new ArrayList<>();
    try (OrderedWork work = new OrderedWork("test", threads)) {
      work.each(numbers(300), OrderedWorkTest::slowly, results::add);
    }
    assertThat(results).isEqualTo(IntStream.range(0, 300).map(n -> n * n).boxed().toList());
  }

  @Test
  void worksOnSeveralAtOnce() {
    CountDownLatch both = new CountDownLatch(2);
    List<Boolean> met = new ArrayList<>();
    try (OrderedWork work = new OrderedWork("test", 2)) {
      work.each(numbers(2), n -> meet(both), met::add);
    }
    assertThat(met).containsExactly(true, true);
  }

  @Test
  void drawsNoMoreThanItCanWorkOn() {
    AtomicInteger drawn = new AtomicInteger();
    AtomicInteger handed = new AtomicInteger();
    List<Integer> ahead = new ArrayList<>();
    Iterator<Integer> counted =
        IntStream.range(0, 500).peek(n -> drawn.incrementAndGet()).boxed().iterator();
    try (OrderedWork work = new OrderedWork("test", 2)) {
      work.each(counted, n -> n, n -> ahead.add(drawn.get() - handed.getAndIncrement()));
    }
    assertThat(ahead).hasSize(500).allMatch(n -> n <= 7);
  }

  @Test
  void throwsWhatTheWorkThrewInItsTurn() {
    List<Integer> results = new ArrayList<>();
    try (OrderedWork work = new OrderedWork("test", 3)) {
      assertThatThrownBy(() -> work.each(numbers(50), OrderedWorkTest::refusesTen, results::add))
          .isInstanceOf(LoupeException.class)
          .hasMessage("ten");
    }
    assertThat(results).hasSize(10);
  }

  @Test
  void stopsBetweenTwoResultsWhenInterrupted() {
    List<Integer> results = new ArrayList<>();
    try (OrderedWork work = new OrderedWork("test", 2)) {
      assertThatThrownBy(
              () ->
                  work.each(
                      numbers(50),
                      n -> n,
                      n -> {
                        results.add(n);
                        if (n == 4) {
                          Thread.currentThread().interrupt();
                        }
                      }))
          .isInstanceOf(InterruptedWorkException.class);
    }
    assertThat(Thread.interrupted()).isTrue();
    assertThat(results).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void waitsForWorkUnderWayBeforeItIsClosed() {
    AtomicInteger ended = new AtomicInteger();
    try (OrderedWork work = new OrderedWork("test", 4)) {
      assertThatThrownBy(
              () ->
                  work.each(
                      numbers(4),
                      n -> {
                        if (n == 0) {
                          throw new LoupeException("at once");
                        }
                        pause(50);
                        return ended.incrementAndGet();
                      },
                      n -> {}))
          .hasMessage("at once");
    }
    int whenClosed = ended.get();
    pause(80);
    assertThat(ended).hasValue(whenClosed);
  }

  private static Iterator<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().iterator();
  }

  private static int slowly(int n) {
    if (new SplittableRandom(n).nextInt(10) == 0) {
      pause(3);
    }
    return n * n;
  }

  private static int refusesTen(int n) {
    if (n == 10) {
      throw new LoupeException("ten");
    }
    return n;
  }

  private static boolean meet(CountDownLatch both) {
    both.countDown();
    try {
      return both.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
