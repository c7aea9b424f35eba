package dev.loupe.agurnet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.image.Mask;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Shape;
import dev.loupe.network.Weights;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchParameters;
import dev.loupe.network.torch.TorchScope;
import dev.loupe.network.torch.TorchTensor;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CropsTest {

  private static final Shape PICTURES = Shape.of(3, 1, 64, 96);
  private static final List<Mask> SOUND = Collections.nCopies(3, Mask.empty(96, 64));

  @Test
  void cutsEachPictureWhereItsOwnWindowIs() {
    Crops crops = Crops.draw(PICTURES, 32, SOUND, new SplittableRandom(7));
    float[] cut = cut(crops, numbered(64, 96));
    for (int picture = 0; picture < 3; picture++) {
      int top = crops.tops().get(picture);
      int left = crops.lefts().get(picture);
      assertThat(cut[picture * 32 * 32]).isEqualTo(picture * 64 * 96 + top * 96 + left);
      assertThat(cut[picture * 32 * 32 + 31 * 32 + 31])
          .isEqualTo(picture * 64 * 96 + (top + 31) * 96 + left + 31);
    }
  }

  @Test
  void cutsAtTheSamePlaceAtAnyScale() {
    Crops crops = Crops.draw(PICTURES, 32, SOUND, new SplittableRandom(8));
    float[] quarter = cut(crops, numbered(16, 24));
    assertThat(quarter).hasSize(3 * 8 * 8);
    assertThat(quarter[0]).isEqualTo(crops.tops().get(0) / 4 * 24 + crops.lefts().get(0) / 4);
  }

  @Test
  void reachesEveryEdge() {
    Set<Integer> tops = new HashSet<>();
    for (int step = 0; step < 200; step++) {
      tops.addAll(Crops.draw(PICTURES, 32, SOUND, new SplittableRandom(step)).tops());
    }
    assertThat(tops).contains(0, 32).allMatch(top -> top % 4 == 0 && top >= 0 && top <= 32);
  }

  @Test
  void seesADefectWhereThereIsOne() {
    boolean[] set = new boolean[64 * 96];
    set[63 * 96 + 1] = true;
    set[5 * 96 + 50] = true;
    List<Mask> masks = Collections.nCopies(3, new Mask(96, 64, set));
    for (int step = 0; step < 200; step++) {
      Crops crops = Crops.draw(PICTURES, 32, masks, new SplittableRandom(step));
      for (int i = 0; i < 3; i++) {
        int top = crops.tops().get(i);
        int left = crops.lefts().get(i);
        boolean first = top == 32 && left <= 1;
        boolean second = top <= 5 && left <= 50 && left > 50 - 32;
        assertThat(first || second).isTrue();
        assertThat(List.of(top, left)).allMatch(begin -> begin % 4 == 0);
      }
    }
  }

  @Test
  void leavesAWholePictureAlone() {
    assertThat(cut(Crops.draw(PICTURES, 0, SOUND, new SplittableRandom(1)), numbered(64, 96)))
        .isEqualTo(numbered(64, 96).values());
    Crops flat = Crops.draw(PICTURES, 80, SOUND, new SplittableRandom(1));
    assertThat(List.of(flat.height(), flat.width())).containsExactly(64, 80);
  }

  private static float[] cut(Crops crops, FloatTensor x) {
    try (TorchScope scope = new TorchScope();
        TorchParameters none = TorchParameters.frozen(Weights.builder().build(), List.of())) {
      return crops.of(TorchOps.inference(none), TorchTensor.of(x)).values();
    }
  }

  /** Each pixel's own number, counted through all pictures. */
  private static FloatTensor numbered(int height, int width) {
    float[] values = new float[3 * height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    return new FloatTensor(Shape.of(3, 1, height, width), values);
  }
}
