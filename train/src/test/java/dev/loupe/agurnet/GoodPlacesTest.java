package dev.loupe.agurnet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.Progress;
import dev.loupe.dataset.Sample;
import dev.loupe.detector.InputGeometry;
import dev.loupe.method.Stripes;
import dev.loupe.network.Interpreters;
import dev.loupe.network.Weights;
import dev.loupe.scratch.AtRest;
import dev.loupe.scratch.Planes;
import dev.loupe.scratch.TrainingPictures;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GoodPlacesTest {

  private static final List<Sample> GOOD = Stripes.good(0, 4);

  @Test
  void aPictureIsComparedWithThoseOfOtherPartsAlone() {
    TrainingPictures all =
        pictures(List.of(part(0, "a"), part(1, "a"), part(2, "b"), part(3, "c")));
    assertSame(compared(all, 0), golden(all, 0, pictures(GOOD.subList(2, 4))));
    assertSame(compared(all, 2), golden(all, 2, pictures(List.of(part(0), part(1), part(3)))));
  }

  @Test
  void whereAllShowOnePartItIsComparedWithAll() {
    TrainingPictures all = pictures(List.of(part(0, "a"), part(1, "a")));
    assertSame(compared(all, 1), golden(all, 1, all));
  }

  private static void assertSame(float[] found, float[] expected) {
    assertThat(found).usingComparatorWithPrecision(1e-5f).containsExactly(expected);
  }

  private static float[] compared(TrainingPictures pictures, int number) {
    GoodPlaces places = GoodPlaces.of(pictures);
    try (AtRest rest = new AtRest(Weights.NONE, List.of())) {
      return rest.look(
          pictures.at(number), (ops, x) -> places.others(ops, List.of(number)).compare(ops, x));
    }
  }

  private static float[] golden(TrainingPictures seen, int number, TrainingPictures good) {
    return Interpreters.onnx(
            (o, in) -> GoldenPicture.compare(o, in.get(0)),
            List.of(Planes.of(List.of(seen.at(number)))),
            GoodPlaces.of(good).weights())
        .values();
  }

  private static Sample part(int number) {
    return GOOD.get(number);
  }

  private static Sample part(int number, String group) {
    return GOOD.get(number).withGroup(group);
  }

  private static TrainingPictures pictures(List<Sample> samples) {
    return TrainingPictures.of(samples, InputGeometry.whole(32), 1 << 20, Progress.NONE);
  }
}
