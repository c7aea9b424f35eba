package dev.loupe.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.LoupeException;
import dev.loupe.image.AnomalyMap;
import dev.loupe.image.Mask;
import dev.loupe.metric.Plain.Scored;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PixelMetricsTest {

  private static final Offset<Double> EXACT = within(1e-12);

  @Test
  void weighsEveryDefectTheSameHoweverLarge() {
    // One defect of four pixels, found by half; one of one pixel, found. Seven good pixels.
    PixelMetrics pixels = new PixelMetrics();
    pixels.add("board", map(6, 9, 9, 1, 1, 0, 9, 0, 0, 0, 0, 0, 0), mask(6, "#### #", "      "));
    assertThat(pixels.defects()).isEqualTo(2);
    assertThat(pixels.pro(9)).hasValueCloseTo(0.75, EXACT);
    assertThat(pixels.pro(9.5)).hasValue(0);
    assertThat(pixels.pro(1)).hasValueCloseTo(1.0, EXACT);
    assertThat(pixels.at(9).counts()).isEqualTo(new ConfusionCounts(3, 2, 0, 7));
  }

  @Test
  void interpolatesTheOverlapAtTheLimit() {
    // Overlap 0.5 without a false positive, then all good pixels and the rest in one step.
    PixelMetrics pixels = new PixelMetrics();
    pixels.add("board", map(6, 9, 1, 1, 1, 1, 1), mask(6, "##    "));
    assertThat(pixels.aupro(1)).hasValueCloseTo(0.75, EXACT);
    assertThat(pixels.aupro(0.3)).hasValueCloseTo((0.5 + 0.65) / 2, EXACT);
    assertThat(pixels.auroc()).hasValueCloseTo(0.75, EXACT);
  }

  @Test
  void agreesWithScikitLearnAndScipy() {
    for (JsonNode golden : Golden.get("pixels")) {
      PixelMetrics pixels = pixels(golden);
      assertThat(pixels.auroc()).hasValueCloseTo(golden.path("auroc").asDouble(), EXACT);
      assertThat(pixels.aupro(0.3)).hasValueCloseTo(golden.path("aupro_30").asDouble(), EXACT);
      assertThat(pixels.aupro(0.05)).hasValueCloseTo(golden.path("aupro_05").asDouble(), EXACT);
      assertThat(pixels.aupro(1)).hasValueCloseTo(golden.path("aupro_100").asDouble(), EXACT);
      assertThat(RocCurve.of(pixels.byComponent()).orElseThrow().area())
          .isCloseTo(golden.path("aupro_100").asDouble(), EXACT);
      assertThat(pixels.pro(0.25)).hasValueCloseTo(golden.path("pro_at_025").asDouble(), EXACT);
      assertThat(pixels.simpleNetPro())
          .hasValueCloseTo(golden.path("simplenet_pro").asDouble(), EXACT);
      assertThat(PrecisionRecallCurve.of(pixels.byPixel()).orElseThrow().averagePrecision())
          .isCloseTo(golden.path("average_precision").asDouble(), EXACT);
      assertThat(F1Max.of(pixels.byPixel()).orElseThrow().f1())
          .isCloseTo(golden.path("f1_max").asDouble(), EXACT);
    }
  }

  private static PixelMetrics pixels(JsonNode golden) {
    int width = golden.path("width").asInt();
    PixelMetrics pixels = new PixelMetrics();
    for (int i = 0; i < golden.path("maps").size(); i++) {
      String mask = golden.path("masks").get(i).asText().replace('0', ' ').replace('1', '#');
      pixels.add(
          "image-" + i, map(width, Golden.doubles(golden.path("maps").get(i))), mask(width, mask));
    }
    return pixels;
  }

  @Test
  void agreesWithThePlainDefinitionsOnRandomMapsWithManyTies() {
    Random random = new Random(11);
    for (int round = 0; round < 100; round++) {
      List<Scored> images = randomImages(random, 1 + random.nextInt(8));
      PixelMetrics pixels = new PixelMetrics();
      images.forEach(image -> pixels.add("image", image.map(), image.mask()));
      if (!pixels.byPixel().hasBoth()) {
        continue;
      }
      ScoredImages flat = flat(images);
      double threshold = random.nextInt(4) - 2;
      double limit = random.nextInt(4) == 0 ? 1 : 0.01 + 0.98 * random.nextDouble();
      assertThat(pixels.pixels()).isEqualTo(flat.size());
      assertThat(pixels.defects()).isEqualTo(Plain.defects(images).size());
      assertThat(pixels.auroc()).hasValueCloseTo(Plain.auroc(flat), EXACT);
      assertThat(pixels.aupro(limit)).hasValueCloseTo(Plain.aupro(images, limit), EXACT);
      assertThat(pixels.pro(threshold)).hasValueCloseTo(Plain.pro(images, threshold), EXACT);
      assertThat(pixels.at(threshold)).isEqualTo(AtThreshold.of(flat, threshold));
      assertThat(F1Max.of(pixels.byPixel())).isEqualTo(F1Max.of(flat));
    }
  }

  private static List<Scored> randomImages(Random random, int levels) {
    List<Scored> images = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      int width = 1 + random.nextInt(7);
      int height = 1 + random.nextInt(7);
      float[] values = new float[width * height];
      boolean[] set = new boolean[width * height];
      double density = i == 0 ? random.nextDouble() * 0.7 : 0;
      for (int p = 0; p < values.length; p++) {
        values[p] = (float) Math.rint(random.nextGaussian() * levels) / levels;
        set[p] = random.nextDouble() < density;
      }
      images.add(new Scored(new AnomalyMap(width, height, values), new Mask(width, height, set)));
    }
    return images;
  }

  private static ScoredImages flat(List<Scored> images) {
    int count = images.stream().mapToInt(image -> image.map().values().length).sum();
    double[] scores = new double[count];
    boolean[] defective = new boolean[count];
    int at = 0;
    for (Scored image : images) {
      for (int p = 0; p < image.map().values().length; p++) {
        scores[at] = image.map().values()[p];
        defective[at++] = image.mask().set()[p];
      }
    }
    return Golden.images(scores, defective);
  }

  @Test
  void takesMoreImagesAfterAQuestion() {
    PixelMetrics pixels = new PixelMetrics();
    pixels.add("first", map(3, 5, 1, 2), mask(3, "#  "));
    assertThat(pixels.auroc()).hasValue(1);
    pixels.add("second", map(3, 0, 1, 9), mask(3, "#  "));
    assertThat(pixels.auroc()).hasValueCloseTo(3 / 8.0, EXACT);
  }

  @Test
  void readsHigherBySimpleNetsDilationThanByTheDefinition() {
    PixelMetrics pixels = new PixelMetrics();
    double[] scores = new double[81];
    scores[40] = 9;
    for (int i = 0; i < 18; i++) {
      scores[i] = 0.5 + i / 100.0;
    }
    pixels.add("board", map(9, scores), blockAroundTheMiddle());
    assertThat(pixels.aupro(0.3).orElseThrow()).isLessThan(0.5);
    assertThat(pixels.simpleNetPro()).hasValueCloseTo(1.0, EXACT);
  }

  private static Mask blockAroundTheMiddle() {
    return mask(9, " ".repeat(27), "   ###   ", "   ###   ", "   ###   ", " ".repeat(27));
  }

  @Test
  void definesNothingWithoutDefectsOrWithoutGoodPixels() {
    PixelMetrics empty = new PixelMetrics();
    PixelMetrics good = new PixelMetrics();
    good.add("good", map(2, 1, 2), Mask.empty(2, 1));
    PixelMetrics bad = new PixelMetrics();
    bad.add("bad", map(2, 1, 2), mask(2, "##"));
    for (PixelMetrics pixels : List.of(empty, good, bad)) {
      assertThat(pixels.auroc()).isEmpty();
      assertThat(pixels.aupro(0.3)).isEmpty();
      assertThat(pixels.simpleNetPro()).isEmpty();
      assertThat(F1Max.of(pixels.byPixel())).isEmpty();
      assertThat(RocCurve.of(pixels.byComponent())).isEmpty();
    }
    assertThat(good.pro(1)).isEmpty();
    assertThat(good.at(2).counts().falseCallRate()).hasValue(0.5);
    assertThat(empty.at(2).counts().accuracy()).isEmpty();
    assertThat(bad.pro(2)).hasValue(0.5);
  }

  @Test
  void definesNoSimpleNetProWhereAllScoresAreEqual() {
    PixelMetrics pixels = new PixelMetrics();
    pixels.add("flat", map(3, 2, 2, 2), mask(3, "#  "));
    assertThat(pixels.simpleNetPro()).isEmpty();
    assertThat(pixels.auroc()).hasValue(0.5);
  }

  @Test
  void namesTheImageWithAScoreThatIsNoNumberAndAddsNothingOfIt() {
    PixelMetrics pixels = new PixelMetrics();
    for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      assertThatExceptionOfType(LoupeException.class)
          .isThrownBy(() -> pixels.add("board/7.png", map(2, 1, 2, 3, bad), Mask.empty(2, 2)))
          .withMessageContaining("board/7.png")
          .withMessageContaining("(1, 1)");
    }
    assertThat(pixels.pixels()).isZero();
  }

  @Test
  void refusesAMaskOfAnotherSizeAndALimitOutsideTheCurve() {
    PixelMetrics pixels = new PixelMetrics();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pixels.add("board/7.png", map(2, 1, 2), Mask.empty(1, 2)))
        .withMessageContaining("board/7.png");
    assertThatIllegalArgumentException().isThrownBy(() -> pixels.aupro(0));
    assertThatIllegalArgumentException().isThrownBy(() -> pixels.aupro(30));
  }

  static AnomalyMap map(int width, double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return new AnomalyMap(width, values.length / width, floats);
  }

  static Mask mask(int width, String... rows) {
    String all = String.join("", rows);
    boolean[] set = new boolean[all.length()];
    for (int i = 0; i < set.length; i++) {
      set[i] = all.charAt(i) == '#';
    }
    return new Mask(width, set.length / width, set);
  }
}
