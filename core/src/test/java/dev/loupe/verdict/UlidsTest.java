package dev.loupe.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class UlidsTest {

  private static final Clock FIXED =
      Clock.fixed(Instant.ofEpochMilli(1_469_918_176_385L), ZoneOffset.UTC);

  @Test
  void writesTheTimeOfTheSpecificationsExample() {
    assertThat(new Ulids(FIXED, new SplittableRandom(1)).next())
        .startsWith("01ARYZ6S41")
        .hasSize(26);
  }

  @Test
  void writesAllEightyRandomBits() {
    RandomGenerator ones = () -> -1L;
    RandomGenerator zeros = () -> 0L;
    assertThat(new Ulids(FIXED, ones).next()).isEqualTo("01ARYZ6S41ZZZZZZZZZZZZZZZZ");
    assertThat(new Ulids(FIXED, zeros).next()).isEqualTo("01ARYZ6S410000000000000000");
  }

  @Test
  void risesWithinAMillisecond() {
    Ulids ulids = new Ulids(FIXED, new SplittableRandom(2));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      names.add(ulids.next());
    }
    assertThat(names).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void countsUpByOneWithinAMillisecond() {
    Ulids ulids = new Ulids(FIXED, () -> 0x1234_5678_9abc_dfffL);
    String first = ulids.next();
    String second = ulids.next();
    assertThat(first).endsWith("QZZ");
    assertThat(second).endsWith("R00").startsWith(first.substring(0, 23));
  }

  @Test
  void borrowsAMillisecondWhenTheRandomPartIsFull() {
    Ulids ulids = new Ulids(FIXED, () -> -1L);
    String first = ulids.next();
    assertThat(ulids.next()).startsWith("01ARYZ6S42").isGreaterThan(first);
  }

  @Test
  void risesWhileTheClockRunsBackwards() {
    Ulids ulids = new Ulids(new Backwards(), new SplittableRandom(3));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      names.add(ulids.next());
    }
    assertThat(names).isSorted().doesNotHaveDuplicates();
  }

  private static final class Backwards extends Clock {

    private long now = 1_000_000;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(now--);
    }
  }
}
