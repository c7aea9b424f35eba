package dev.loupe.padim;

import dev.loupe.backbone.Backbone;
import dev.loupe.backbone.BackboneStore;
import dev.loupe.dataset.Sample;
import dev.loupe.detector.InputGeometry;
import dev.loupe.detector.ScoringGraph;
import dev.loupe.feature.ChosenChannels;
import dev.loupe.feature.FeatureExtractor;
import dev.loupe.feature.InputPlan;
import dev.loupe.feature.PatchFeatures;
import dev.loupe.feature.UpsamplingBlur;
import dev.loupe.method.IncrementalMethod;
import dev.loupe.method.TrainedGraph;
import dev.loupe.method.TrainingInput;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.OnnxOps;
import dev.loupe.network.OnnxValue;
import dev.loupe.network.Weights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * PaDiM: for every place of the picture a Gaussian of what good parts look like there; the score is
 * the Mahalanobis distance from it. It needs parts that lie in the same place in every picture.
 *
 * <p>Nothing is trained by steps: mean and covariance are computed while the pictures go by, and
 * further pictures can be learned at any time with the same result as if they had been there from
 * the start.
 *
 * <p>Source: Defard et al., PaDiM, ICPR 2020 workshops. Where we differ, and why, stands in {@code
 * docs/methods/padim.md}.
 */
public final class Padim implements IncrementalMethod<PadimSettings> {

  private static final String FEATURES = "padim.features";
  private static final List<String> LAYERS = List.of("layer1", "layer2", "layer3");

  /** PaDiM. */
  public Padim() {}

  @Override
  public String id() {
    return "padim";
  }

  @Override
  public String summary() {
    return "a Gaussian for every place of the picture; for parts that always lie alike";
  }

  /** Ours; "anomalib" squeezes into a square; "paper" cuts the centre out. */
  @Override
  public Map<String, PadimSettings> presets() {
    return Map.of(
        DEFAULT_PRESET,
        preset(256, InputPlan.Shape.PICTURE),
        "anomalib",
        preset(256, InputPlan.Shape.SQUARE),
        "paper",
        preset(224, InputPlan.Shape.CROP));
  }

  private static PadimSettings preset(int size, InputPlan.Shape shape) {
    return new PadimSettings("loupe-1", size, shape, LAYERS, 100, 0.01, 4);
  }

  @Override
  public Class<PadimSettings> settingsType() {
    return PadimSettings.class;
  }

  @Override
  public TrainedGraph train(PadimSettings settings, TrainingInput input) {
    Backbone backbone =
        BackboneStore.standard(System.getenv()).load(settings.backbone(), input.backboneWeights());
    InputGeometry geometry =
        new InputPlan(settings.size(), settings.inputShape())
            .geometry(input.good().stream().map(Sample::source).toList());
    PatchFeatures features = features(settings, backbone, geometry, input.seed());
    try (FeatureExtractor extractor = new FeatureExtractor(features, input.threads())) {
      Whitening learned = new GaussianFit(settings, input, extractor).learn(Optional.empty());
      OnnxGraph.Builder graph = OnnxGraph.builder("padim");
      OnnxValue rows = PatchFeatures.rows(new OnnxOps(graph, Weights.NONE), features.map(graph));
      byte[] onnx =
          graph(
              graph,
              graph.named(FEATURES, rows),
              learned,
              new UpsamplingBlur(geometry, settings.blur()));
      return new TrainedGraph(onnx, geometry, backbone.id(), backbone.sha256(), remarks(learned));
    }
  }

  private static PatchFeatures features(
      PadimSettings settings, Backbone backbone, InputGeometry geometry, long seed) {
    List<String> layers = settings.layers();
    int channels = new PatchFeatures(backbone, layers, ChosenChannels.all(1), geometry).channels();
    ChosenChannels chosen =
        ChosenChannels.draw(channels, settings.dimension(), new SplittableRandom(seed));
    return new PatchFeatures(backbone, layers, chosen, geometry);
  }

  @Override
  public TrainedGraph learn(PadimSettings settings, TrainedGraph before, TrainingInput further) {
    OnnxGraph graph = OnnxGraph.of(before.onnx());
    Whitening known = Whitening.read(graph);
    try (FeatureExtractor extractor =
        FeatureExtractor.of(graph, FEATURES, known.grid(), further.threads())) {
      Whitening learned = new GaussianFit(settings, further, extractor).learn(Optional.of(known));
      OnnxGraph.Builder next = graph.continuedAt(FEATURES);
      OnnxValue rows = next.value(FEATURES, known.mean().shape());
      byte[] onnx = graph(next, rows, learned, new UpsamplingBlur(before.input(), settings.blur()));
      return new TrainedGraph(
          onnx, before.input(), before.backbone(), before.backboneSha256(), remarks(learned));
    }
  }

  /** A mean that moves towards new pictures moves away from others. */
  @Override
  public boolean scoresOnlyFall(PadimSettings settings) {
    return false;
  }

  private static byte[] graph(
      OnnxGraph.Builder graph, OnnxValue rows, Whitening learned, UpsamplingBlur map) {
    OnnxOps ops = new OnnxOps(graph, learned.weights());
    OnnxValue distance = Whitening.distance(ops, rows);
    OnnxValue scores = ops.reshape(distance, 1, 1, learned.grid().height(), learned.grid().width());
    OnnxValue smooth = map.apply(ops, scores);
    graph.output(ScoringGraph.MAP, smooth);
    graph.output(ScoringGraph.SCORE, ops.reduceMax(smooth, false, 0, 1, 2, 3));
    learned.remark(graph);
    return graph.build().toBytes();
  }

  private static Map<String, String> remarks(Whitening learned) {
    return Map.of(
        "pictures", Integer.toString(learned.pictures()),
        "gaussians", learned.grid().toString());
  }
}
