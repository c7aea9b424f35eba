package dev.loupe.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.detector.Acceptance;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureGateTest {

  private static final List<PictureTraits> SEEN =
      List.of(
          new PictureTraits(1000, 800, 90, 300),
          new PictureTraits(1000, 800, 110, 500),
          new PictureTraits(1000, 820, 100, 400));
  private static final PictureGate GATE = new PictureGate(AcceptanceRule.DEFAULT.learn(SEEN));

  @Test
  void letsEveryTrainingPictureThrough() {
    for (PictureTraits picture : SEEN) {
      assertThat(GATE.objection(picture)).isEmpty();
    }
  }

  @Test
  void learnsGenerousMargins() {
    Acceptance learned = AcceptanceRule.DEFAULT.learn(SEEN);
    assertThat(learned.minBrightness()).isEqualTo(40);
    assertThat(learned.maxBrightness()).isEqualTo(160);
    assertThat(learned.minSharpness()).isEqualTo(30);
    assertThat(learned.minShorterSide()).isEqualTo(400);
  }

  @Test
  void refusesABlackPictureEvenOfADarkLine() {
    List<PictureTraits> dark = List.of(new PictureTraits(100, 100, 12, 50));
    PictureGate gate = new PictureGate(AcceptanceRule.DEFAULT.learn(dark));
    assertThat(gate.objection(new PictureTraits(100, 100, 0, 50)))
        .get()
        .asString()
        .contains("dark");
    assertThat(gate.objection(new PictureTraits(100, 100, 5, 50))).isEmpty();
  }

  @Test
  void refusesAnOverExposedPictureEvenOfABrightLine() {
    List<PictureTraits> bright = List.of(new PictureTraits(100, 100, 240, 50));
    PictureGate gate = new PictureGate(AcceptanceRule.DEFAULT.learn(bright));
    assertThat(gate.objection(new PictureTraits(100, 100, 255, 50)))
        .get()
        .asString()
        .contains("too bright: mean grey 255");
  }

  @Test
  void refusesABlurredPicture() {
    assertThat(GATE.objection(new PictureTraits(1000, 800, 100, 3)))
        .hasValue(
            "The picture is blurred or empty: sharpness 3.0, at least 30 is needed. Check the"
                + " focus, the lens and whether a part was there.");
  }

  @Test
  void refusesAnotherShape() {
    assertThat(GATE.objection(new PictureTraits(800, 1000, 100, 400)))
        .get()
        .asString()
        .contains("800 x 1000", "0.80");
  }

  @Test
  void refusesATooSmallPicture() {
    assertThat(GATE.objection(new PictureTraits(400, 320, 100, 400)))
        .get()
        .asString()
        .contains("400 x 320", "at least 400");
  }

  @Test
  void acceptsAnythingWhereNothingWasLearned() {
    PictureGate gate = new PictureGate(Acceptance.ANYTHING);
    assertThat(gate.objection(new PictureTraits(1, 4000, 255, 0))).isEmpty();
  }

  @Test
  void refusesToLearnFromNothing() {
    assertThatThrownBy(() -> AcceptanceRule.DEFAULT.learn(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
