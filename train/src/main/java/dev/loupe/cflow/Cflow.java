package dev.loupe.cflow;

import dev.loupe.backbone.Backbone;
import dev.loupe.backbone.BackboneStore;
import dev.loupe.cflow.CflowSettings.Combination;
import dev.loupe.cflow.CflowSettings.Scaling;
import dev.loupe.dataset.Sample;
import dev.loupe.detector.InputGeometry;
import dev.loupe.detector.ScoringGraph;
import dev.loupe.feature.ChosenChannels;
import dev.loupe.feature.FeatureCache;
import dev.loupe.feature.FeatureExtractor;
import dev.loupe.feature.FeatureGrid;
import dev.loupe.feature.InputPlan;
import dev.loupe.feature.PatchFeatures;
import dev.loupe.feature.UpsamplingBlur;
import dev.loupe.method.DetectionMethod;
import dev.loupe.method.TrainedGraph;
import dev.loupe.method.TrainingInput;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.OnnxOps;
import dev.loupe.network.OnnxValue;
import dev.loupe.network.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * CFLOW-AD: each layer's flow learns how likely the features of good parts are at each place; what
 * is unlikely is anomalous.
 *
 * <p>The layers are learned one after the other: the features of one layer at a time are kept.
 *
 * <p>Source: Gudovskiy et al., CFLOW-AD, WACV 2022. Where we differ, and why, stands in {@code
 * docs/methods/cflow.md}.
 */
public final class Cflow implements DetectionMethod<CflowSettings> {

  private static final List<String> LAYERS = List.of("layer2", "layer3");

  /** CFLOW-AD. */
  public Cflow() {}

  @Override
  public String id() {
    return "cflow";
  }

  @Override
  public String summary() {
    return "normalising flows that know how likely a feature is at its place";
  }

  /** Ours, short enough for two cores; "paper" is the authors' recipe as far as layer3. */
  @Override
  public Map<String, CflowSettings> presets() {
    return Map.of(
        DEFAULT_PRESET,
        new CflowSettings(
            "loupe-1",
            256,
            InputPlan.Shape.PICTURE,
            LAYERS,
            Scaling.STANDARDISED,
            8,
            128,
            1.9,
            256,
            1000,
            1e-3,
            Combination.LOGARITHMS,
            0),
        "paper",
        new CflowSettings(
            "wide_resnet50_2",
            256,
            InputPlan.Shape.SQUARE,
            LAYERS,
            Scaling.RAW,
            8,
            128,
            1.9,
            256,
            160_000,
            2e-4,
            Combination.LIKELIHOODS,
            0));
  }

  @Override
  public Class<CflowSettings> settingsType() {
    return CflowSettings.class;
  }

  @Override
  public TrainedGraph train(CflowSettings settings, TrainingInput input) {
    RandomGenerator random = new SplittableRandom(input.seed());
    Backbone backbone =
        BackboneStore.standard(System.getenv()).load(settings.backbone(), input.backboneWeights());
    InputGeometry geometry =
        new InputPlan(settings.size(), settings.inputShape())
            .geometry(input.good().stream().map(Sample::source).toList());
    List<LearnedFlow> flows = flows(settings, input, backbone, geometry, random);
    byte[] graph = graph(settings, fibres(backbone, settings.layers(), geometry), flows);
    return new TrainedGraph(
        graph, geometry, backbone.id(), backbone.sha256(), remarks(settings.layers(), flows));
  }

  /** One for each layer. */
  static List<LearnedFlow> flows(
      CflowSettings settings,
      TrainingInput input,
      Backbone backbone,
      InputGeometry geometry,
      RandomGenerator random) {
    List<LearnedFlow> flows = new ArrayList<>();
    for (String layer : settings.layers()) {
      flows.add(learn(settings, input, fibres(backbone, List.of(layer), geometry), random));
    }
    return flows;
  }

  /** The layers' outputs as they are. */
  static PatchFeatures fibres(Backbone backbone, List<String> layers, InputGeometry geometry) {
    PatchFeatures any = new PatchFeatures(backbone, layers, ChosenChannels.all(1), geometry);
    return new PatchFeatures(backbone, layers, ChosenChannels.all(any.channels()), geometry);
  }

  private static LearnedFlow learn(
      CflowSettings settings, TrainingInput input, PatchFeatures fibres, RandomGenerator random) {
    try (FeatureExtractor extractor = new FeatureExtractor(fibres, input.threads());
        FeatureCache cache =
            FeatureCache.of(
                extractor,
                input.good().stream().map(Sample::source).toList(),
                input.memoryBudget(),
                input.progress())) {
      FeatureGrid grid = cache.grid();
      FibreScale scale = FibreScale.of(settings.scaling(), cache);
      FibreFlow flow = FibreFlow.draw(settings, grid.dimension(), random);
      FlowTraining training =
          new FlowTraining(
              settings,
              flow,
              cache,
              scale,
              new PositionCode(grid.height(), grid.width(), settings.condition()).rows(),
              random);
      String what = "training on " + fibres.layers().get(0);
      return new LearnedFlow(flow, scale, training.train(input.threads(), input.progress(), what));
    }
  }

  static byte[] graph(CflowSettings settings, PatchFeatures fibres, List<LearnedFlow> flows) {
    OnnxGraph.Builder graph = OnnxGraph.builder("cflow");
    OnnxOps ops = new OnnxOps(graph, Weights.NONE);
    OnnxValue map = map(settings, fibres, flows, graph, ops);
    graph.output(ScoringGraph.MAP, map);
    graph.output(ScoringGraph.SCORE, ops.reduceMax(map, false, 0, 1, 2, 3));
    return graph.build().toBytes();
  }

  /**
   * The mean of the layers' maps. Of likelihoods, {@code -log} of that: it falls as the sum of
   * likelihoods rises, which is all that the authors' {@code max - sum} says, and keeps apart what
   * lies far out.
   */
  private static OnnxValue map(
      CflowSettings settings,
      PatchFeatures fibres,
      List<LearnedFlow> flows,
      OnnxGraph.Builder graph,
      OnnxOps ops) {
    UpsamplingBlur full = new UpsamplingBlur(fibres.geometry(), settings.blur());
    List<OnnxValue> layers = fibres.layers(graph);
    boolean logarithms = settings.combination() == Combination.LOGARITHMS;
    List<OnnxValue> maps = new ArrayList<>();
    for (int i = 0; i < flows.size(); i++) {
      LearnedFlow flow = flows.get(i);
      OnnxValue layer = layers.get(i);
      maps.add(
          full.apply(
              ops, logarithms ? flow.unlikelihood(graph, layer) : flow.likelihood(graph, layer)));
    }
    OnnxValue mean = ops.scale(maps.stream().reduce(ops::add).orElseThrow(), 1.0 / flows.size());
    return logarithms ? mean : ops.scale(ops.log(mean), -1);
  }

  private static Map<String, String> remarks(List<String> layers, List<LearnedFlow> flows) {
    Map<String, String> remarks = new LinkedHashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      FlowTraining.Result result = flows.get(i).result();
      remarks.put(
          "log-likelihood per channel, " + layers.get(i),
          String.format(
              Locale.ROOT,
              "mean %.3f, deviation %.3f, highest %.3f",
              result.mean(),
              result.deviation(),
              result.highest()));
    }
    return remarks;
  }
}
