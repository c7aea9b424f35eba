package dev.loupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

  private Instant now = Instant.EPOCH;
  private final StringWriter err = new StringWriter();

  @Test
  void saysHowFarHowFastAndHowLong() {
    assertThat(ProgressLines.line("inspection", 1200, 20000, Duration.ofSeconds(24)))
        .isEqualTo("loupe: inspection: 1200 of 20000, 50.0 a second, 6 min 16 s left");
    assertThat(ProgressLines.line("inspection", 1, 100_000, Duration.ofSeconds(1)))
        .endsWith("27 h 46 min left");
  }

  @Test
  void speaksEveryHalfMinuteAndNotOfShortWork() {
    Clock clock = new Hand();
    try (Progress.Task task = new ProgressLines(new PrintWriter(err, true), clock).start("w", 90)) {
      for (int second = 0; second < 90; second++) {
        now = now.plusSeconds(1);
        task.advance(1);
      }
    }
    assertThat(err.toString().lines()).hasSize(3).first().asString().contains("30 of 90");
  }

  private final class Hand extends Clock {

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
      return now;
    }
  }
}
