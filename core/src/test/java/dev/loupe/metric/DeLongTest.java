package dev.loupe.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DeLongTest {

  private static final Offset<Double> CLOSE = within(1e-10);

  @Test
  void givesTheIntervalOfTheStructuralComponents() {
    for (JsonNode golden : Golden.get("images")) {
      ScoredImages images = Golden.images(golden.path("scores"), golden.path("labels"));
      Interval interval = DeLong.interval(images, 0.95).orElseThrow();
      double[] expected = Golden.doubles(golden.path("delong_95"));
      assertThat(interval.low()).isCloseTo(expected[0], CLOSE);
      assertThat(interval.high()).isCloseTo(expected[1], CLOSE);
    }
  }

  @Test
  void givesTheIntervalComputedByHand() {
    // V = 1, 1/2 and W = 1, 1/2: variance (1/8) / 2 + (1/8) / 2 = 1/8.
    ScoredImages images =
        Golden.images(new double[] {4, 2, 3, 1}, new boolean[] {true, true, false, false});
    Interval interval = DeLong.interval(images, 0.5).orElseThrow();
    assertThat(interval.low()).isCloseTo(0.75 - 0.6744897501960817 * Math.sqrt(0.125), CLOSE);
    assertThat(interval.high()).isCloseTo(0.75 + 0.6744897501960817 * Math.sqrt(0.125), CLOSE);
    assertThat(DeLong.interval(images, 0.95).orElseThrow().high()).isEqualTo(1);
  }

  @Test
  void testsTwoDetectorsOnTheSameImages() {
    JsonNode golden = Golden.get("paired");
    ScoredImages first = Golden.images(golden.path("first"), golden.path("labels"));
    ScoredImages second = Golden.images(golden.path("second"), golden.path("labels"));
    PairedComparison test = DeLong.compare(first, second).orElseThrow();
    assertThat(test.z()).isCloseTo(golden.path("z").asDouble(), CLOSE);
    assertThat(test.pValue()).isCloseTo(golden.path("p").asDouble(), CLOSE);
    assertThat(test.standardError()).isCloseTo(golden.path("se").asDouble(), CLOSE);
    assertThat(test.difference()).isCloseTo(Plain.auroc(first) - Plain.auroc(second), CLOSE);
    assertThat(DeLong.compare(second, first).orElseThrow().z()).isCloseTo(-test.z(), CLOSE);
  }

  @Test
  void promisesNothingFromPerfectSeparationOrFromOneImage() {
    ScoredImages perfect =
        Golden.images(new double[] {4, 3, 2, 1}, new boolean[] {true, true, false, false});
    ScoredImages single =
        Golden.images(new double[] {4, 3, 2, 1}, new boolean[] {true, false, false, false});
    assertThat(DeLong.interval(perfect, 0.95)).isEmpty();
    assertThat(DeLong.interval(single, 0.95)).isEmpty();
    assertThat(DeLong.compare(single, single)).isEmpty();
  }

  @Test
  void findsNoDifferenceToTestBetweenADetectorAndItself() {
    ScoredImages images =
        Golden.images(new double[] {4, 2, 3, 1}, new boolean[] {true, true, false, false});
    assertThat(DeLong.compare(images, images)).isEmpty();
  }

  @Test
  void refusesToPairDifferentImages() {
    ScoredImages images = Golden.images(new double[] {1, 2}, new boolean[] {false, true});
    ScoredImages others =
        new ScoredImages(List.of("x", "y"), new double[] {1, 2}, new boolean[] {false, true});
    assertThatIllegalArgumentException().isThrownBy(() -> DeLong.compare(images, others));
    assertThatIllegalArgumentException().isThrownBy(() -> DeLong.interval(images, 95));
  }
}
