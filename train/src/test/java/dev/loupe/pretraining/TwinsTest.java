package dev.loupe.pretraining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.Progress;
import dev.loupe.network.torch.TorchLosses;
import dev.loupe.procedural.MaterialLibrary;
import dev.loupe.procedural.Scene;
import dev.loupe.procedural.ScenePainter;
import dev.loupe.procedural.TwoViews;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class TwinsTest {

  private static final int SIDE = 48;
  private static final int CELL = 16;

  private final ScenePainter painter =
      new ScenePainter(MaterialLibrary.of(5, 1, Progress.NONE), SIDE);

  @Test
  void theTwinOfACellShowsTheSameThings() {
    int moved = 0;
    for (int number = 0; number < 30; number++) {
      TwoViews views = painter.paintTwice(number, CELL);
      Twins twins = new Twins(1, SIDE, CELL);
      twins.fill(0, views);
      long[] places = twins.of(0, 1);
      for (int place = 0; place < places.length; place++) {
        if (places[place] != TorchLosses.IGNORED) {
          assertThat(things(views.first(), place))
              .isEqualTo(things(views.second(), (int) places[place]));
          moved += places[place] == place ? 0 : 1;
        }
      }
      assertThat(places).hasSize(9);
      assertThat(Arrays.stream(places).filter(to -> to >= 0).distinct().count())
          .isEqualTo(Arrays.stream(places).filter(to -> to >= 0).count())
          .isGreaterThanOrEqualTo(4);
    }
    assertThat(moved).isPositive();
  }

  @Test
  void placesAreCountedThroughAGroup() {
    Twins twins = new Twins(3, 32, CELL);
    Scene any = painter.paint(1);
    twins.fill(1, new TwoViews(any, any, 0, 0));
    twins.fill(2, new TwoViews(any, any, CELL, 0));
    long none = TorchLosses.IGNORED;
    assertThat(twins.of(1, 2)).containsExactly(0, 1, 2, 3, 5, none, 7, none);
    assertThat(twins.of(2, 1)).containsExactly(1, none, 3, none);
  }

  @Test
  void twoPhotographsDifferThoughTheirSceneIsOne() {
    TwoViews views = painter.paintTwice(7, CELL);
    assertThat(views.first().pixels()).isNotEqualTo(views.second().pixels());
    TwoViews again = painter.paintTwice(7, CELL);
    assertThat(again.first().pixels()).isEqualTo(views.first().pixels());
    assertThat(again.second().pixels()).isEqualTo(views.second().pixels());
  }

  private static byte[] things(Scene scene, int place) {
    int across = SIDE / CELL;
    byte[] things = new byte[CELL * CELL];
    for (int i = 0; i < things.length; i++) {
      int x = place % across * CELL + i % CELL;
      int y = place / across * CELL + i / CELL;
      things[i] = scene.things()[y * SIDE + x];
    }
    return things;
  }
}
