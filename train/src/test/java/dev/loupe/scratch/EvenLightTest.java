package dev.loupe.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.Progress;
import dev.loupe.detector.InputGeometry;
import dev.loupe.image.Picture;
import dev.loupe.method.Stripes;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Interpreters;
import dev.loupe.network.ShapeOps;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EvenLightTest {

  private static final int SIDE = 16;

  private final EvenLight usual = EvenLight.of(noise(120, 30));

  @Test
  void aPictureGetsTheUsualMeanAndSpread() {
    EvenLight own = EvenLight.of(usual.on(noise(60, 12)));
    assertThat(own.mean()).isCloseTo(120 / 255.0, within(0.02));
    assertThat(own.spread()).isCloseTo(usual.spread(), within(0.01));
  }

  @Test
  void theUsualPictureStaysAsItIs() {
    Picture picture = noise(120, 30);
    byte[] same = usual.on(picture).rgb();
    for (int i = 0; i < same.length; i++) {
      assertThat(same[i] & 0xff).isCloseTo(picture.rgb()[i] & 0xff, within(1));
    }
  }

  @Test
  void theSameThingInAnotherLightIsTheSamePicture() {
    byte[] light = usual.on(noise(140, 40)).rgb();
    byte[] dark = usual.on(noise(70, 20)).rgb();
    for (int i = 0; i < light.length; i++) {
      assertThat(light[i] & 0xff).isCloseTo(dark[i] & 0xff, within(5));
    }
  }

  @Test
  void whatIsUsualIsTheMedianOfThePictures() {
    TrainingPictures pictures =
        TrainingPictures.of(Stripes.good(0, 3), InputGeometry.whole(32), 1 << 20, Progress.NONE);
    double[] means = new double[3];
    for (int i = 0; i < means.length; i++) {
      means[i] = EvenLight.of(pictures.at(i)).mean();
    }
    Arrays.sort(means);
    assertThat(EvenLight.of(pictures).mean()).isEqualTo(means[1]);
  }

  @Test
  void theGraphGivesWhatTrainingSaw() {
    Picture picture = noise(60, 20);
    FloatTensor seen = inGraph(picture);
    FloatTensor wanted = Planes.of(List.of(usual.on(picture)));
    assertThat(seen.shape()).isEqualTo(wanted.shape());
    for (int i = 0; i < wanted.values().length; i++) {
      assertThat(seen.values()[i]).isCloseTo(wanted.values()[i], within(0.003f));
    }
  }

  @Test
  void takenOffItIsThePictureAgain() {
    FloatTensor picture = Planes.of(List.of(noise(60, 10)));
    FloatTensor again =
        Interpreters.onnx(
            (o, x) -> usual.off(o, x.get(0), usual.on(o, x.get(0))),
            List.of(picture),
            Interpreters.randomWeights(new ShapeOps()));
    for (int i = 0; i < picture.values().length; i++) {
      assertThat(again.values()[i]).isCloseTo(picture.values()[i], within(1e-3f));
    }
  }

  @Test
  void aPlainPictureIsOfTheUsualGrey() {
    byte[] plain = new byte[SIDE * SIDE * 3];
    Arrays.fill(plain, (byte) 200);
    FloatTensor seen = inGraph(new Picture(SIDE, SIDE, plain));
    for (float value : seen.values()) {
      assertThat(value).isCloseTo((float) usual.mean(), within(1e-4f));
    }
  }

  private FloatTensor inGraph(Picture picture) {
    return Interpreters.onnx(
        (o, x) -> usual.on(o, x.get(0)),
        List.of(Planes.of(List.of(picture))),
        Interpreters.randomWeights(new ShapeOps()));
  }

  /** Grey noise within two deviations of a mean, the same pattern each time. */
  private static Picture noise(double mean, double deviation) {
    Random random = new Random(1);
    byte[] rgb = new byte[SIDE * SIDE * 3];
    for (int i = 0; i < rgb.length; i++) {
      double value = Math.max(-2, Math.min(2, random.nextGaussian()));
      rgb[i] = (byte) Math.round(mean + deviation * value);
    }
    return new Picture(SIDE, SIDE, rgb);
  }
}
