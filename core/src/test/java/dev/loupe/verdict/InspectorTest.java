package dev.loupe.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.Json;
import dev.loupe.LoupeException;
import dev.loupe.Sha256;
import dev.loupe.dataset.PictureSource;
import dev.loupe.detector.Detection;
import dev.loupe.image.Box;
import dev.loupe.image.Picture;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InspectorTest {

  private final Inspector inspector = BrightSpots.inspector();

  @Test
  void callsAPictureAtTheThresholdNgAndSaysWhereAndWhy() {
    Inspection inspection = inspect(BrightSpots.picture(32, 20, 200, 8, 4, 6));
    assertThat(inspection.verdict()).isEqualTo(Verdict.NG);
    assertThat(inspection.rawScore()).hasValue(200);
    assertThat(inspection.calibratedScore()).hasValue(0.5);
    assertThat(inspection.regions()).hasSize(1);
    assertThat(inspection.inspectedShare()).isEqualTo(1);
    assertThat(inspection.reason())
        .startsWith("Score 200.0 reaches the threshold 200.0 (calibrated 0.5000); one place")
        .contains("pixels at (");
  }

  @Test
  void findsRegionsInOriginalPixels() {
    Inspection inspection = inspect(BrightSpots.picture(160, 20, 255, 40, 80, 40));
    Box box = inspection.regions().get(0).boundingBox();
    assertThat(box.x()).isBetween(35, 40);
    assertThat(box.y()).isBetween(75, 80);
    assertThat(box.width()).isBetween(40, 50);
    assertThat(box.height()).isBetween(40, 50);
  }

  @Test
  void sendsTheBandBelowTheThresholdToReview() {
    assertThat(inspect(spot(199)).verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(inspect(spot(150)).verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(inspect(spot(150)).reason()).contains("a person should look");
  }

  @Test
  void passesWhatLiesBelowTheBand() {
    Inspection inspection = inspect(spot(149));
    assertThat(inspection.verdict()).isEqualTo(Verdict.OK);
    assertThat(inspection.regions()).isEmpty();
    assertThat(inspection.reason()).contains("149.0").contains("below").contains("150.0");
  }

  @Test
  void decidesByTheImageScoreEvenWhereTheMapShowsARegion() {
    Inspector insensitive =
        BrightSpots.inspector(
            picture -> {
              Detection seen = BrightSpots.detect(picture);
              return new Detection(seen.map(), 10, seen.placement(), 0);
            });
    Inspection inspection = insensitive.inspect(arrival(spot(250)));
    assertThat(inspection.verdict()).isEqualTo(Verdict.OK);
    assertThat(inspection.regions()).hasSize(1);
    assertThat(inspection.reason()).endsWith("but too little to count.");
  }

  @Test
  void calibratesMonotonously() {
    double before = 0;
    for (int score = 30; score < 250; score += 20) {
      double now = inspect(spot(score)).calibratedScore().orElseThrow();
      assertThat(now).isGreaterThan(before).isLessThan(1);
      before = now;
    }
  }

  @Test
  void answersInvalidWithTheReasonToAnUndecodablePicture() {
    Inspection inspection = inspector.inspect(Arrival.of("a.png", BrightSpots.damaged("a.png")));
    assertThat(inspection.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(inspection.reason()).contains("could not be read").contains("truncated");
    assertThat(inspection.rawScore()).isEmpty();
    assertThat(inspection.image().sha256()).hasValue(Sha256.of(new byte[] {1, 2, 3}));
    assertThat(inspection.image().width()).isEmpty();
    assertThat(inspection.inspectedShare()).isZero();
  }

  @Test
  void answersInvalidToAFileThatIsGone() {
    Inspection inspection = inspector.inspect(Arrival.of("gone.png", gone()));
    assertThat(inspection.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(inspection.reason()).contains("gone.png");
    assertThat(inspection.image().sha256()).isEmpty();
  }

  @Test
  void answersInvalidToABlackPictureAndKeepsItsSize() {
    Inspection inspection = inspect(BrightSpots.picture(32, 0, 0, 0, 0, 1));
    assertThat(inspection.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(inspection.reason()).contains("too dark");
    assertThat(inspection.image().width()).hasValue(32);
    assertThat(inspection.regions()).isEmpty();
  }

  @Test
  void stopsWhenTheDetectorIsBroken() {
    Inspector broken =
        BrightSpots.inspector(
            picture -> {
              Detection seen = BrightSpots.detect(picture);
              return new Detection(seen.map(), Double.NaN, seen.placement(), 0);
            });
    assertThatThrownBy(() -> broken.inspect(arrival(spot(100))))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("part.png")
        .hasMessageContaining("NaN");
  }

  @Test
  void namesItsInspectionsInOrder() {
    String first = inspect(spot(100)).inspectionId();
    assertThat(inspect(spot(100)).inspectionId()).isGreaterThan(first);
  }

  @Test
  void timesItsStages() {
    Timings timings = inspect(spot(100)).timings();
    double stages =
        timings.decodeMs() + timings.preProcessMs() + timings.inferMs() + timings.postProcessMs();
    assertThat(timings.totalMs()).isGreaterThanOrEqualTo(stages);
    assertThat(timings.inferMs()).isPositive();
  }

  @Test
  void writesItsRecordAsJsonAndReadsItBack() throws Exception {
    Inspection inspection =
        inspector
            .inspect(
                new Arrival(
                    "part.png",
                    BrightSpots.source("part.png", spot(250)),
                    Origin.of("st1", "cam2", "TP4056").withSerial("0815"),
                    Optional.of(Instant.parse("2026-03-01T09:59:59Z"))))
            .withMap("maps/0815.png")
            .withOperator(
                new OperatorDecision(
                    Verdict.OK, "Ann", Instant.parse("2026-03-01T10:05:00Z"), Optional.of("dust")));
    String json = Json.mapper().writeValueAsString(inspection);
    assertThat(Json.mapper().readValue(json, Inspection.class)).isEqualTo(inspection);
    JsonNode node = Json.mapper().readTree(json);
    assertThat(node.path("verdict").asText()).isEqualTo("NG");
    assertThat(node.path("times").path("decided").asText()).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(node.path("image").path("sha256").asText())
        .isEqualTo(Sha256.of("part.png".getBytes(StandardCharsets.UTF_8)));
    assertThat(node.path("raw_score").asDouble()).isEqualTo(250);
    assertThat(node.path("calibrated_score").asDouble())
        .isCloseTo(1 / (1 + Math.exp(-5)), within(1e-12));
    assertThat(node.path("regions").get(0).path("bounding_box").path("width").asInt()).isPositive();
    assertThat(node.path("regions").get(0).get("area_mm2").isNull()).isTrue();
    assertThat(node.path("origin").path("serial").asText()).isEqualTo("0815");
    assertThat(node.path("operator").path("comment").asText()).isEqualTo("dust");
  }

  @Test
  void writesWhatIsNotKnownAsNull() throws Exception {
    Inspection inspection = inspector.inspect(Arrival.of("a.png", BrightSpots.damaged("a.png")));
    String json = Json.mapper().writeValueAsString(inspection);
    JsonNode node = Json.mapper().readTree(json);
    assertThat(node.get("raw_score").isNull()).isTrue();
    assertThat(node.get("operator").isNull()).isTrue();
    assertThat(node.path("image").get("width").isNull()).isTrue();
    assertThat(Json.mapper().readValue(json, Inspection.class)).isEqualTo(inspection);
  }

  private Inspection inspect(Picture picture) {
    return inspector.inspect(arrival(picture));
  }

  private static Arrival arrival(Picture picture) {
    return Arrival.of("part.png", BrightSpots.source("part.png", picture));
  }

  private static Picture spot(int value) {
    return BrightSpots.picture(32, 20, value, 10, 10, 8);
  }

  private static PictureSource gone() {
    return new PictureSource() {
      @Override
      public byte[] content() {
        throw new UncheckedIOException(new NoSuchFileException("gone.png"));
      }

      @Override
      public Picture picture() {
        throw new UncheckedIOException(new NoSuchFileException("gone.png"));
      }
    };
  }
}
