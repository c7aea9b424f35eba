package dev.loupe.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loupe.report.CurveChart.Axis;
import dev.loupe.report.CurveChart.Curve;
import dev.loupe.report.CurveChart.Mark;
import dev.loupe.report.ScatterChart.Cloud;
import dev.loupe.report.ScoreHistogram.Scores;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartTest {

  private static final Axis UNIT = new Axis("share", 0, 1);

  @Test
  void putsTicksOnRoundNumbers() {
    assertThat(Ticks.between(0, 1, 6).values()).hasSize(6).contains(0.0, 1.0);
    assertThat(Ticks.between(0, 0.3, 6).label(0.05)).isEqualTo("0.05");
    assertThat(Ticks.between(-7, 93, 5).values()).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0);
    assertThat(Ticks.between(3.1e-7, 3.9e-7, 5).values()).hasSizeBetween(2, 5);
  }

  @Test
  void mapsTheEndsOfTheAxesToTheCornersOfTheFrame() {
    Plot plot = new Plot(new Axis("x", -2, 2), UNIT, 12);
    assertThat(plot.across(-2)).isEqualTo(plot.left());
    assertThat(plot.across(2)).isEqualTo(plot.right());
    assertThat(plot.up(0)).isEqualTo(plot.bottom());
    assertThat(plot.up(1)).isEqualTo(12);
  }

  @Test
  void drawsACurveOfAMillionPointsWithFewAndKeepsItsEnd() {
    double[] x = IntStream.range(0, 1_000_000).mapToDouble(i -> i / 999_999.0).toArray();
    String drawing = curve(new Curve("line", x, x)).markup();
    assertThat(drawing).hasSizeLessThan(40_000).contains("L466 12\"");
  }

  @Test
  void drawsAnEmptyCurve() {
    String drawing = curve(new Curve("none", new double[0], new double[0])).markup();
    assertThat(drawing).contains("d=\"\"").doesNotContain("NaN");
  }

  @Test
  void tellsTheStoryToThoseWhoCannotSeeIt() {
    assertThat(curve(new Curve("line", new double[] {0, 1}, new double[] {0, 1})).markup())
        .contains("role=\"img\"", "<title>ROC</title>", "<desc>how to read</desc>");
  }

  @Test
  void marksAPointWithItsLabel() {
    CurveChart chart =
        new CurveChart("t", "r", UNIT, UNIT, List.of(), List.of(new Mark("here", 0.5, 1)));
    assertThat(CurveDrawing.of(chart).markup()).contains("cx=\"260\" cy=\"12\"", ">here</text>");
  }

  @Test
  void drawsCloudsToOneScaleInsideTheFrameWithAKey() {
    Cloud wide = new Cloud("wide <&>", new double[] {-50, 50}, new double[] {0, 0});
    Cloud dot = new Cloud("dot", new double[] {0}, new double[] {10});
    String drawing = ScatterDrawing.of(new ScatterChart("t", "r", List.of(wide, dot))).markup();

    Markup.parse(drawing);
    // The span of 100 takes 480 less twice 12; 10 up from the middle of 0..10 is half of 45.6.
    assertThat(drawing).contains("cx=\"12\" cy=\"192.8\"", "cx=\"468\" cy=\"192.8\"");
    assertThat(drawing).contains("wide &lt;&amp;> (2)".replace(">", "&gt;"), "dot (1)");
  }

  @Test
  void drawsASinglePointInTheMiddle() {
    Cloud dot = new Cloud("dot", new double[] {7}, new double[] {-3});

    assertThat(ScatterDrawing.of(new ScatterChart("t", "r", List.of(dot))).markup())
        .contains("cx=\"240\" cy=\"170\"")
        .doesNotContain("NaN");
  }

  @Test
  void tellsSixteenCloudsApart() {
    List<Cloud> clouds =
        IntStream.range(0, 16)
            .mapToObj(i -> new Cloud("c" + i, new double[] {0}, new double[] {0}))
            .toList();
    String drawing = ScatterDrawing.of(new ScatterChart("t", "r", clouds)).markup();
    long looks =
        Markup.parse(drawing).elements("g").stream()
            .map(group -> (org.w3c.dom.Element) group.getLastChild())
            .map(
                mark -> mark.getTagName() + mark.getAttribute("points") + mark.getAttribute("fill"))
            .distinct()
            .count();
    assertThat(looks).isEqualTo(16);
    assertThatIllegalArgumentException().isThrownBy(() -> new ScatterChart("t", "r", List.of()));
  }

  @Test
  void drawsBarsInProportionWithTheirNamesAndValues() {
    BarChart chart =
        new BarChart(
            "ms",
            "r",
            List.of(
                new BarChart.Bar("fast", "20", 20, OptionalDouble.empty()),
                new BarChart.Bar("slow", "70", 70, OptionalDouble.of(10))));
    assertThat(BarDrawing.of(chart).markup())
        .contains("width=\"90\"", "width=\"315\"", ">fast</text>", ">70</text>", "whisker");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BarChart.Bar("less than nothing", "", -1, OptionalDouble.empty()));
    assertThatIllegalArgumentException().isThrownBy(() -> new BarChart("none", "r", List.of()));
  }

  @Test
  void countsEveryScoreOnce() {
    ScoreHistogram histogram = histogram(new double[] {1, 1, 2, 3}, new double[] {3, 9}, 4, 3.5);
    assertThat(Arrays.stream(histogram.above().counts()).sum()).isEqualTo(4);
    assertThat(Arrays.stream(histogram.below().counts()).sum()).isEqualTo(2);
    assertThat(histogram.edges()[0]).isLessThan(1);
    assertThat(histogram.edges()[10]).isGreaterThan(9);
  }

  @Test
  void showsBothThresholdsInsideTheFrame() {
    String drawing =
        HistogramDrawing.of(histogram(new double[] {1, 2}, new double[] {1.5}, 50, 40)).markup();
    assertThat(drawing).contains("NG from 50.00", "REVIEW from 40.00");
  }

  @Test
  void leavesOutAReviewBandThatIsEmpty() {
    assertThat(HistogramDrawing.of(histogram(new double[] {1}, new double[] {2}, 3, 3)).markup())
        .doesNotContain("REVIEW");
  }

  @Test
  void drawsAHistogramOfNothingAndOfEqualScores() {
    assertThat(HistogramDrawing.of(histogram(new double[0], new double[0], 3, 3)).markup())
        .doesNotContain("NaN", "<rect class=\"good-bar\"");
    assertThat(HistogramDrawing.of(histogram(new double[] {3, 3}, new double[0], 3, 3)).markup())
        .doesNotContain("NaN")
        .contains("good parts: 2");
  }

  @Test
  void refusesAnAxisWithoutLength() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Axis("x", 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Axis("x", 0, Double.NaN));
  }

  private static Html curve(Curve curve) {
    return CurveDrawing.of(
        new CurveChart("ROC", "how to read", UNIT, UNIT, List.of(curve), List.of()));
  }

  private static ScoreHistogram histogram(
      double[] good, double[] defective, double ng, double review) {
    return ScoreHistogram.of(
        "scores",
        "how to read",
        new Scores("good parts", good),
        new Scores("defective parts", defective),
        ng,
        review,
        10);
  }
}
