package dev.loupe.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.dataset.Label;
import dev.loupe.dataset.MarkedBox;
import dev.loupe.dataset.MaskSource;
import dev.loupe.dataset.PictureSource;
import dev.loupe.dataset.Sample;
import dev.loupe.dataset.Split;
import dev.loupe.image.AnomalyMap;
import dev.loupe.image.Box;
import dev.loupe.image.Mask;
import dev.loupe.verdict.HysteresisRegions;
import dev.loupe.verdict.Segmentation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What the regions of labelled pictures show. */
class RegionTypesTest {

  /** Two regions: (2..4, 2..4) with the higher peak, and (10..11, 10..11). */
  private static final Segmentation FOUND = found();

  @Test
  void givesThePicturesTypeToRegionsThatTouchTheMask() {
    assertThat(types(Label.DEFECTIVE, Optional.of(mask(11, 11, List.of()))))
        .containsExactly(Optional.empty(), Optional.of("crack"));
  }

  @Test
  void givesThePicturesTypeToAllWhereNothingIsMarked() {
    assertThat(types(Label.DEFECTIVE, Optional.empty()))
        .containsExactly(Optional.of("crack"), Optional.of("crack"));
  }

  @Test
  void givesNoneOnAGoodPart() {
    assertThat(types(Label.GOOD, Optional.empty())).containsOnly(Optional.empty());
  }

  @Test
  void takesTheBoxThatSharesMostWhereKindsAreMarkedOneByOne() {
    List<MarkedBox> boxes =
        List.of(
            new MarkedBox("open", new Box(0, 0, 3, 3)),
            new MarkedBox("short", new Box(3, 2, 10, 3)));

    assertThat(types(Label.DEFECTIVE, Optional.of(mask(0, 0, boxes))))
        .containsExactly(Optional.of("short"), Optional.empty());
  }

  private static List<Optional<String>> types(Label label, Optional<MaskSource> mask) {
    Sample sample =
        new Sample("a", PictureSource.of("a", new byte[0]), label, "crack", mask, Split.TEST, "a");
    return RegionTypes.of(sample, FOUND);
  }

  private static MaskSource mask(int x, int y, List<MarkedBox> boxes) {
    return new MaskSource() {
      @Override
      public Mask mask(int width, int height) {
        boolean[] set = new boolean[width * height];
        set[y * width + x] = true;
        return new Mask(width, height, set);
      }

      @Override
      public List<MarkedBox> marked() {
        return boxes;
      }
    };
  }

  private static Segmentation found() {
    float[] values = new float[16 * 16];
    for (int i = 0; i < values.length; i++) {
      int x = i % 16;
      int y = i / 16;
      boolean first = x >= 2 && x <= 4 && y >= 2 && y <= 4;
      boolean second = x >= 10 && x <= 11 && y >= 10 && y <= 11;
      values[i] = first ? 9 : second ? 7 : 0;
    }
    return new HysteresisRegions(5, 3, 0, OptionalDouble.empty())
        .find(new AnomalyMap(16, 16, values));
  }
}
