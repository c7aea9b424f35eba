package dev.loupe.agurnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.Progress;
import dev.loupe.detector.InputGeometry;
import dev.loupe.image.Picture;
import dev.loupe.image.Resampling;
import dev.loupe.method.Stripes;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Initialisation;
import dev.loupe.network.Interpreters;
import dev.loupe.network.Parameter;
import dev.loupe.network.Shape;
import dev.loupe.network.Weights;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.scratch.AtRest;
import dev.loupe.scratch.Checkpoint;
import dev.loupe.scratch.GoodResidual;
import dev.loupe.scratch.Planes;
import dev.loupe.scratch.Schedule;
import dev.loupe.scratch.Seeds;
import dev.loupe.scratch.TrainingLoop;
import dev.loupe.scratch.TrainingPictures;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PictureScoringTest {

  private static final int SIDE = 32;
  private static final float PEAK = 1;

  /** C = diag(0.5, 2), trace / d = 1.25, so C + 0.1 * 1.25 I = diag(0.625, 2.125). */
  @Test
  void theDistanceIsMahalanobis() {
    GoodDescriptions good =
        GoodDescriptions.of(
            List.of(
                new float[] {4, 5}, new float[] {2, 5}, new float[] {3, 7}, new float[] {3, 3}));
    FloatTensor found =
        Interpreters.onnx(
            (ops, x) -> good.distance(ops, x.get(0)),
            List.of(new FloatTensor(Shape.of(2, 2), new float[] {3, 5, 4, 6})),
            Weights.builder().build());
    assertThat(found.values()[0]).isCloseTo(0, within(1e-6f));
    assertThat(found.values()[1])
        .isCloseTo((float) Math.sqrt((1 / 0.625 + 1 / 2.125) / 2), within(1e-5f));
  }

  @Test
  void picturesShrinkUntilTheirShorterSideIsBelow64AndAsTheGraphShrinksThem() {
    assertThat(Shrinking.of(256, 256).factor()).isEqualTo(8);
    assertThat(Shrinking.of(192, 400).factor()).isEqualTo(4);
    assertThat(Shrinking.of(48, 48).factor()).isEqualTo(1);
    Shrinking half = new Shrinking(2);
    Picture picture = Stripes.picture(1);
    FloatTensor byGraph =
        Interpreters.onnx(
            (ops, x) -> half.apply(ops, x.get(0)),
            List.of(Planes.of(List.of(picture))),
            Weights.builder().build());
    float[] byHand = Planes.of(List.of(half.of(picture))).values();
    for (int i = 0; i < byHand.length; i++) {
      assertThat(byHand[i]).isCloseTo(byGraph.values()[i], within(0.51f / 255));
    }
  }

  /** Clockwise; a quarter turn of what is no square is squeezed into the same shape. */
  @Test
  void aPictureIsTurnedToAllFourSides() {
    FloatTensor sides =
        Interpreters.onnx(
            (ops, x) -> ops.concat(0, QuarterTurns.of(ops, x.get(0))),
            List.of(new FloatTensor(Shape.of(1, 1, 2, 2), new float[] {1, 2, 3, 4})),
            Weights.builder().build());
    assertThat(sides.values()).containsExactly(1, 2, 3, 4, 3, 1, 4, 2, 4, 3, 2, 1, 2, 4, 1, 3);
    FloatTensor wide =
        Interpreters.onnx(
            (ops, x) -> ops.concat(0, QuarterTurns.of(ops, x.get(0))),
            List.of(new FloatTensor(Shape.of(1, 1, 1, 2), new float[] {1, 3})),
            Weights.builder().build());
    assertThat(wide.values()).containsExactly(1, 3, 2, 2, 3, 1, 2, 2);
  }

  @Test
  @Tag("slow")
  void otherThingsLieFartherFromGoodPicturesThanGoodPicturesDo() {
    TorchOps.useThreads(1);
    TrainingPictures pictures =
        TrainingPictures.of(Stripes.good(0, 40), InputGeometry.whole(SIDE), 1 << 20, Progress.NONE);
    PictureScorer scorer = new PictureScorer(Shrinking.of(SIDE, SIDE), 4, 16);
    Weights weights =
        new TrainingLoop(Checkpoint.none(), Progress.NONE)
            .run(
                PictureScorer.NAME,
                new Schedule(60, 0.003, 0, 0),
                state -> new PictureLesson(scorer, pictures, 24, new Seeds(1), state))
            .weights();
    try (AtRest rest =
        new AtRest(weights, PictureLesson.parameters(scorer, Shape.of(1, 3, SIDE, SIDE)))) {
      GoodLooks good = GoodLooks.of(scorer, rest, pictures.evenly(40));
      double worstGood = distances(rest, good, i -> Stripes.picture(100 + i)).max().orElseThrow();
      double nearestOther = distances(rest, good, PictureScoringTest::rings).min().orElseThrow();
      assertThat(nearestOther).isGreaterThan(worstGood);
      assertThat(eitherScore(rest, good, Stripes.picture(100))).isEqualTo(PEAK);
      assertThat(eitherScore(rest, good, rings(1))).isGreaterThan(10 * PEAK);
    }
  }

  @Test
  void fifteenDeviationsAreHeardFromTwentyPicturesAndNotFromFive() {
    PictureScorer scorer = new PictureScorer(Shrinking.of(SIDE, SIDE), 4, 16);
    Collection<Parameter> parameters = PictureLesson.parameters(scorer, Shape.of(1, 3, SIDE, SIDE));
    try (AtRest rest = new AtRest(Initialisation.he(parameters, 1), parameters)) {
      GoodLooks looks = GoodLooks.of(scorer, rest, small(Stripes::picture));
      float away = rest.look(small(i -> rings(1)), looks::distance).get(0)[0];
      GoodResidual distance = new GoodResidual(away - 15, 1);
      assertThat(eitherScore(rest, looks, distance, 5, rings(1))).isEqualTo(PEAK);
      assertThat(eitherScore(rest, looks, distance, 20, rings(1))).isBetween(9f, 10f);
    }
  }

  private static float eitherScore(AtRest rest, GoodLooks looks, Picture picture) {
    GoodResidual distance = GoodResidual.of(rest.look(small(Stripes::picture), looks::distance));
    return eitherScore(rest, looks, distance, 10, picture);
  }

  /** With a map's peak that lies one deviation above those of good pictures. */
  private static float eitherScore(
      AtRest rest, GoodLooks looks, GoodResidual distance, int good, Picture picture) {
    PictureScore score =
        new PictureScore(
            looks, new GoodResidual(0, 1), distance, good, AgurNetSettings.PictureVerdict.EITHER);
    FloatTensor peak = new FloatTensor(Shape.of(1), new float[] {PEAK});
    return rest.look(
            List.of(Resampling.bilinear(picture, SIDE, SIDE)),
            (ops, x) -> score.apply(ops, x, ops.constant(peak)))
        .get(0)[0];
  }

  private static DoubleStream distances(AtRest rest, GoodLooks good, IntFunction<Picture> picture) {
    return rest.look(small(picture), good::distance).stream().mapToDouble(distance -> distance[0]);
  }

  private static List<Picture> small(IntFunction<Picture> picture) {
    return IntStream.range(0, 10)
        .mapToObj(picture)
        .map(one -> Resampling.bilinear(one, SIDE, SIDE))
        .toList();
  }

  /** Rings of the stripes' greys: no change of a striped picture makes one. */
  private static Picture rings(int wide) {
    byte[] rgb = new byte[96 * 96 * 3];
    for (int i = 0; i < rgb.length; i++) {
      double radius = Math.hypot(i / 3 % 96 - 48, i / 3 / 96 - 48);
      rgb[i] = (byte) ((int) (radius / (6 + wide)) % 2 == 0 ? 95 : 165);
    }
    return new Picture(96, 96, rgb);
  }
}
