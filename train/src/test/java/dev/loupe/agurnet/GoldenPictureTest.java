package dev.loupe.agurnet;

import static dev.loupe.network.Interpreters.assertAgree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.Progress;
import dev.loupe.detector.InputGeometry;
import dev.loupe.method.Stripes;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Interpreters;
import dev.loupe.network.Weights;
import dev.loupe.scratch.Planes;
import dev.loupe.scratch.TrainingPictures;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GoldenPictureTest {

  private static final int SIDE = 32;
  private static final int HALF = SIDE / 2;
  private static final int AREA = HALF * HALF;

  @Test
  void theMeanOfGoodPicturesDiffersNowhere() {
    TrainingPictures pictures = pictures(5);
    float[] mean = new float[3 * SIDE * SIDE];
    for (int i = 0; i < pictures.count(); i++) {
      float[] values = numbers(pictures, i).values();
      for (int j = 0; j < mean.length; j++) {
        mean[j] += values[j] / pictures.count();
      }
    }
    FloatTensor seen = new FloatTensor(numbers(pictures, 0).shape(), mean);
    for (float difference : compared(seen, GoodPlaces.of(pictures).weights())) {
      assertThat(difference).isCloseTo(0, within(1e-5f));
    }
  }

  @Test
  void whatIsMissingAndHowSureThatIsShowAtItsPlace() {
    TrainingPictures one = pictures(1);
    FloatTensor good = numbers(one, 0);
    float[] spoiled = good.values().clone();
    int pixel = 10 * SIDE + 6;
    for (int i : new int[] {0, 1, SIDE, SIDE + 1}) {
      spoiled[pixel + i] += 0.5f;
    }
    float[] found = compared(new FloatTensor(good.shape(), spoiled), GoodPlaces.of(one).weights());
    int place = 5 * HALF + 3;
    for (int i = 0; i < found.length; i++) {
      float expected = i == place ? -0.5f : i == 3 * AREA + place ? 1 : 0;
      assertThat(found[i]).isCloseTo(expected, within(1e-5f));
    }
  }

  @Test
  void itIsTheSameInEveryInterpreter() {
    assertAgree((o, x) -> GoldenPicture.compare(o, x.get(0)), Interpreters.random(1, 2, 3, 8, 12));
  }

  private static float[] compared(FloatTensor x, Weights golden) {
    return Interpreters.onnx((o, in) -> GoldenPicture.compare(o, in.get(0)), List.of(x), golden)
        .values();
  }

  private static TrainingPictures pictures(int count) {
    return TrainingPictures.of(
        Stripes.good(0, count), InputGeometry.whole(SIDE), 1 << 20, Progress.NONE);
  }

  private static FloatTensor numbers(TrainingPictures pictures, int number) {
    return Planes.of(List.of(pictures.at(number)));
  }
}
