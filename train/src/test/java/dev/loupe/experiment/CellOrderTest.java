package dev.loupe.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.Progress;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellOrderTest {

  @Test
  void hasAnotherKeyForWhateverDecidesTheResult() {
    String key = Tiny.order("padim", 0, 64, 1).key();
    assertThat(List.of(key))
        .doesNotContain(
            Tiny.order("padim", 1, 64, 1).key(),
            Tiny.order("padim", 0, 96, 1).key(),
            Tiny.order("patchcore", 0, 64, 1).key());
  }

  @Test
  void hasTheSameKeyHoweverManyThreadsWork() {
    assertThat(Tiny.order("padim", 0, 64, 4).key()).isEqualTo(Tiny.order("padim", 0, 64, 1).key());
  }

  @Test
  void keepsTheLossesThatATrainingTellsInPassing() {
    LossLog log = new LossLog(Progress.NONE);
    try (Progress.Task task = log.start("training", 3)) {
      for (String remark : List.of("loss 0.5000", "warming up", "loss 2.5e-1")) {
        task.advance(1);
        task.note(remark);
      }
    }
    assertThat(log.points())
        .containsExactly(
            new LossLog.Point("training", 1, 0.5), new LossLog.Point("training", 3, 0.25));
  }

  @Test
  void keepsSomeOfVeryManyLossesAndTheLast() {
    LossLog log = new LossLog(Progress.NONE);
    try (Progress.Task task = log.start("training", 20_000)) {
      IntStream.range(0, 20_000)
          .forEach(
              i -> {
                task.advance(1);
                task.note("loss " + i);
              });
    }
    assertThat(log.points()).hasSizeBetween(1000, 4001);
    assertThat(log.points().get(log.points().size() - 1).loss()).isEqualTo(19_999);
  }
}
