package dev.loupe.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.Progress;
import dev.loupe.detector.InputGeometry;
import dev.loupe.image.Mask;
import dev.loupe.image.Picture;
import dev.loupe.method.Stripes;
import dev.loupe.synthetic.SyntheticDefect;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbesTest {

  private static final int SIDE = 10;

  /**
   * A hundred good pixels 0..99. Of the first copy's two painted pixels one lies above all, one
   * above all but two of them: f = 0.02. Of the second copy, all but ten: beyond the limit.
   */
  @Test
  void theMeritIsTheMeanAreaUnderTheFirstTwentiethOfEachCopysCurve() {
    Picture good = picture(0);
    Picture first = picture(1);
    Picture second = picture(2);
    Probes probes =
        new Probes(
            List.of(good),
            List.of(new SyntheticDefect(first, mask(3, 4)), new SyntheticDefect(second, mask(5))));
    float[] ranks = new float[SIDE * SIDE];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = i;
    }
    float[] atFirst = new float[SIDE * SIDE];
    atFirst[3] = 1000;
    atFirst[4] = 97.5f;
    float[] atSecond = new float[SIDE * SIDE];
    atSecond[5] = 89.5f;
    double merit =
        probes.merit(picture -> picture == good ? ranks : picture == first ? atFirst : atSecond);
    assertThat(merit).isCloseTo(((1 + (1 - 0.02 / 0.05)) / 2 + 0) / 2, within(1e-9));
    assertThat(probes.merit(picture -> new float[SIDE * SIDE])).isZero();
  }

  @Test
  void paintsThreeCopiesOfEachPicture() {
    TrainingPictures pictures =
        TrainingPictures.of(Stripes.good(0, 4), InputGeometry.whole(96), 1 << 20, Progress.NONE);
    Probes probes = Probes.paint(pictures, new Seeds(1).random(0));
    assertThat(probes.clean()).hasSize(4);
    assertThat(probes.painted()).hasSize(12).allMatch(copy -> copy.mask().area() > 0);
  }

  private static Picture picture(int value) {
    byte[] rgb = new byte[SIDE * SIDE * 3];
    rgb[0] = (byte) value;
    return new Picture(SIDE, SIDE, rgb);
  }

  private static Mask mask(int... pixels) {
    boolean[] set = new boolean[SIDE * SIDE];
    for (int pixel : pixels) {
      set[pixel] = true;
    }
    return new Mask(SIDE, SIDE, set);
  }
}
