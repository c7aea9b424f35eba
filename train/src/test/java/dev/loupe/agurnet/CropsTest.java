package dev.loupe.agurnet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Shape;
import dev.loupe.network.Weights;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchParameters;
import dev.loupe.network.torch.TorchScope;
import dev.loupe.network.torch.TorchTensor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CropsTest {

  private static final Shape PICTURES = Shape.of(3, 1, 64, 96);

  @Test
  void cutsEachPictureWhereItsOwnWindowIs() {
    Crops crops = Crops.draw(PICTURES, 32, new SplittableRandom(7));
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
    Crops crops = Crops.draw(PICTURES, 32, new SplittableRandom(8));
    float[] quarter = cut(crops, numbered(16, 24));
    assertThat(quarter).hasSize(3 * 8 * 8);
    assertThat(quarter[0]).isEqualTo(crops.tops().get(0) / 4 * 24 + crops.lefts().get(0) / 4);
  }

  @Test
  void reachesEveryEdge() {
    Set<Integer> tops = new HashSet<>();
    for (int step = 0; step < 200; step++) {
      tops.addAll(Crops.draw(PICTURES, 32, new SplittableRandom(step)).tops());
    }
    assertThat(tops).contains(0, 32).allMatch(top -> top % 4 == 0 && top >= 0 && top <= 32);
  }

  @Test
  void leavesAWholePictureAlone() {
    assertThat(cut(Crops.draw(PICTURES, 0, new SplittableRandom(1)), numbered(64, 96)))
        .isEqualTo(numbered(64, 96).values());
    Crops flat = Crops.draw(PICTURES, 80, new SplittableRandom(1));
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
