package dev.loupe.cflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.InterruptedWorkException;
import dev.loupe.Progress;
import dev.loupe.backbone.Backbone;
import dev.loupe.backbone.BackboneStore;
import dev.loupe.dataset.Sample;
import dev.loupe.detector.InputGeometry;
import dev.loupe.detector.ScoringGraph;
import dev.loupe.feature.FeatureCache;
import dev.loupe.feature.FeatureExtractor;
import dev.loupe.feature.PatchFeatures;
import dev.loupe.image.Picture;
import dev.loupe.method.Settings;
import dev.loupe.method.Stripes;
import dev.loupe.method.TrainedGraph;
import dev.loupe.method.TrainingInput;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Interpreters;
import dev.loupe.network.Shape;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.Weights;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("slow")
class CflowTest {

  private static final Cflow CFLOW = new Cflow();
  private static final CflowSettings SMALL =
      Settings.of(CFLOW.presets().get("default"))
          .with("backbone", "seeded-small")
          .with("size", "96")
          .with("layers", "[layer1, layer2]")
          .with("blocks", "4")
          .with("condition", "16")
          .with("batch", "128")
          .with("steps", "80")
          .as(CflowSettings.class);

  @Test
  void scoresASpotHigherThanEveryGoodPictureAndPutsItInItsPlace() {
    int twoPlacesOfTheCoarserLayer = 16;
    Stripes.assertFindsASpot(trained(SMALL, 3), twoPlacesOfTheCoarserLayer);
  }

  @Test
  void givesTheSameDetectorForTheSameSeedAndAnotherForAnother() {
    CflowSettings few = Settings.of(SMALL).with("steps", "3").as(CflowSettings.class);
    assertThat(score(trained(few, 3))).isEqualTo(score(trained(few, 3)));
    assertThat(score(trained(few, 3))).isNotEqualTo(score(trained(few, 4)));
  }

  @Test
  void goodFibresBecomeMoreLikelyAsTrainingGoesOn() {
    double[] means =
        IntStream.of(1, 30, 90).mapToDouble(steps -> mean(trained(shallow(steps), 3))).toArray();
    assertThat(means[1]).isGreaterThan(means[0] + 0.02);
    assertThat(means[2]).isGreaterThan(means[1] + 0.02);
  }

  @ParameterizedTest
  @EnumSource
  void theGraphScoresAsTheNetworkItWasTrainedAs(CflowSettings.Combination combination) {
    CflowSettings one =
        Settings.of(few(30))
            .with("layers", "[layer2]")
            .with("combination", combination.name().toLowerCase(Locale.ROOT))
            .as(CflowSettings.class);
    TrainedGraph trained = trained(one, 7);
    double expected = scoreByNetwork(one, 7);
    assertThat(score(trained)).isCloseTo(expected, within(1e-3 * Math.abs(expected)));
  }

  @Test
  void whitenedFibresHaveNoCorrelationLeft() {
    try (FeatureExtractor extractor = new FeatureExtractor(fibres(SMALL, "layer1"), 1);
        FeatureCache cache = cache(extractor)) {
      FibreScale scale = FibreScale.of(CflowSettings.Scaling.WHITENED, cache);
      int n = cache.grid().dimension();
      float[] rows = new float[cache.grid().floats() * cache.images()];
      for (int i = 0; i < cache.images(); i++) {
        cache.image(i, rows, i * cache.grid().floats());
      }
      int count = rows.length / n;
      float[] white =
          Interpreters.torch(
                  (ops, x) -> scale.apply(ops, x.get(0)),
                  List.of(new FloatTensor(Shape.of(count, n), rows)),
                  Weights.NONE,
                  new ShapeOps())
              .values();
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          double covariance = 0;
          for (int row = 0; row < count; row++) {
            covariance += white[row * n + i] * (double) white[row * n + j] / count;
          }
          assertThat(covariance).isCloseTo(0, within(0.01));
        }
      }
    }
  }

  /** Trains again from the same seed, and computes the picture's score with libtorch. */
  private static double scoreByNetwork(CflowSettings settings, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    try (FeatureExtractor extractor = new FeatureExtractor(fibres(settings, "layer2"), 1);
        FeatureCache cache = cache(extractor)) {
      FibreScale scale = FibreScale.of(settings.scaling(), cache);
      FibreFlow flow = FibreFlow.draw(settings, cache.grid().dimension(), random);
      FloatTensor codes =
          new PositionCode(cache.grid().height(), cache.grid().width(), settings.condition())
              .rows();
      FlowTraining.Result result =
          new FlowTraining(settings, flow, cache, scale, codes, random)
              .train(1, Progress.NONE, "training");
      double lowest =
          LikelihoodByTorch.lowest(
              flow, scale, result, extractor.extract(Stripes.picture(50)), codes);
      return settings.combination() == CflowSettings.Combination.LIKELIHOODS
          ? result.highest() - lowest
          : (result.mean() - lowest) / result.deviation();
    }
  }

  private static PatchFeatures fibres(CflowSettings settings, String layer) {
    Backbone backbone = BackboneStore.standard(Map.of()).load(settings.backbone());
    return Cflow.fibres(backbone, List.of(layer), InputGeometry.whole(settings.size()));
  }

  private static FeatureCache cache(FeatureExtractor extractor) {
    return FeatureCache.of(
        extractor,
        Stripes.good(0, 12).stream().map(Sample::source).toList(),
        1L << 30,
        Progress.NONE);
  }

  @Test
  void stopsBetweenTwoStepsWhenInterrupted() {
    TrainingInput input =
        Stripes.input(Stripes.good(0, 3), 1, Stripes.interrupting("training on layer1"));
    try {
      assertThatThrownBy(() -> CFLOW.train(SMALL, input))
          .isInstanceOf(InterruptedWorkException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static CflowSettings few(int steps) {
    return Settings.of(SMALL).with("steps", Integer.toString(steps)).as(CflowSettings.class);
  }

  private static CflowSettings shallow(int steps) {
    return Settings.of(few(steps)).with("layers", "[layer1]").as(CflowSettings.class);
  }

  private static TrainedGraph trained(CflowSettings settings, long seed) {
    return CFLOW.train(settings, Stripes.input(Stripes.good(0, 12), seed, Progress.NONE));
  }

  private static double mean(TrainedGraph trained) {
    String remark = trained.remarks().get("log-likelihood per channel, layer1");
    assertThat(remark).isNotNull();
    return Double.parseDouble(List.of(remark.split("[ ,]")).get(1));
  }

  private static double score(TrainedGraph trained) {
    Picture picture = Stripes.picture(50);
    try (ScoringGraph graph = ScoringGraph.open(trained.onnx(), trained.input())) {
      return graph.detect(picture).score();
    }
  }
}
