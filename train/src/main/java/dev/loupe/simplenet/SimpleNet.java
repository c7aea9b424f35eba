package dev.loupe.simplenet;

import dev.loupe.backbone.Backbone;
import dev.loupe.backbone.BackboneStore;
import dev.loupe.dataset.Sample;
import dev.loupe.detector.InputGeometry;
import dev.loupe.detector.ScoringGraph;
import dev.loupe.feature.AdaptivePooled;
import dev.loupe.feature.Averaged;
import dev.loupe.feature.FeatureCache;
import dev.loupe.feature.FeatureExtractor;
import dev.loupe.feature.FeatureScale;
import dev.loupe.feature.InputPlan;
import dev.loupe.feature.PatchEmbedding;
import dev.loupe.feature.PatchFeatures;
import dev.loupe.feature.UpsamplingBlur;
import dev.loupe.method.DetectionMethod;
import dev.loupe.method.TrainedGraph;
import dev.loupe.method.TrainingInput;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.OnnxOps;
import dev.loupe.network.OnnxValue;
import dev.loupe.network.Weights;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * SimpleNet and Enhanced SimpleNet, one method with two sets of presets.
 *
 * <p>Training computes the frozen features of every picture once and then teaches a small
 * discriminator on patches drawn across all pictures. Inference multiplies out everything linear,
 * so that both cost the backbone and two small products.
 *
 * <p>Source: Liu et al., SimpleNet, CVPR 2023; P1. Where we differ by default, and why, stands in
 * {@code docs/methods/simplenet.md}; the presets "official" and "paper" hold the sources' own
 * recipes.
 */
public final class SimpleNet implements DetectionMethod<SimpleNetSettings> {

  private final String id;
  private final String summary;
  private final Map<String, SimpleNetSettings> presets;

  private SimpleNet(String id, String summary, Map<String, SimpleNetSettings> presets) {
    this.id = id;
    this.summary = summary;
    this.presets = presets;
  }

  /** SimpleNet. */
  public static SimpleNet plain() {
    return new SimpleNet(
        "simplenet", "a discriminator on frozen features, taught with noise", Presets.simpleNet());
  }

  /** Enhanced SimpleNet, the main system of P1. */
  public static SimpleNet enhanced() {
    return new SimpleNet(
        "enhanced-simplenet",
        "SimpleNet taught with noise of many strengths and painted defects",
        Presets.enhanced());
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public Map<String, SimpleNetSettings> presets() {
    return presets;
  }

  @Override
  public Class<SimpleNetSettings> settingsType() {
    return SimpleNetSettings.class;
  }

  @Override
  public TrainedGraph train(SimpleNetSettings settings, TrainingInput input) {
    RandomGenerator random = new SplittableRandom(input.seed());
    Backbone backbone = backbone(settings, input);
    InputGeometry geometry =
        new InputPlan(settings.size(), settings.inputShape())
            .geometry(input.good().stream().map(Sample::source).toList());
    PatchFeatures features =
        new PatchFeatures(backbone, settings.layers(), embedding(settings), geometry);
    try (FeatureExtractor extractor = new FeatureExtractor(features, input.threads());
        FeatureCache cache = cache(extractor, input)) {
      FeatureScale scale =
          settings.standardise() ? cache.scale() : FeatureScale.identity(cache.grid().dimension());
      Discriminator network = network(settings, cache.grid().dimension());
      Optional<SpoiledPatches> spoiled =
          spoiled(settings, input, extractor, cache, scale, geometry, random);
      DiscriminatorTraining.Result result =
          new DiscriminatorTraining(settings, network, cache, scale, spoiled, random)
              .train(input.threads(), input.progress());
      byte[] graph =
          graph(
              features,
              new Folding(network, result.weights()).fold(scale, features.spans()),
              settings);
      return new TrainedGraph(
          graph, geometry, backbone.id(), backbone.sha256(), remarks(result, spoiled));
    }
  }

  private static Backbone backbone(SimpleNetSettings settings, TrainingInput input) {
    BackboneStore store = BackboneStore.standard(System.getenv());
    return store.load(settings.backbone(), input.backboneWeights());
  }

  private static FeatureCache cache(FeatureExtractor extractor, TrainingInput input) {
    return FeatureCache.of(
        extractor,
        input.good().stream().map(Sample::source).toList(),
        input.memoryBudget(),
        input.progress());
  }

  private static PatchEmbedding embedding(SimpleNetSettings settings) {
    return switch (settings.embedding()) {
      case AVERAGED -> new Averaged();
      case ADAPTIVE -> new AdaptivePooled(settings.dimension(), settings.dimension());
    };
  }

  private static Discriminator network(SimpleNetSettings settings, int dimension) {
    return new Discriminator(
        dimension, settings.hidden(), settings.adaptor(), settings.attention(), settings.dropout());
  }

  private static Optional<SpoiledPatches> spoiled(
      SimpleNetSettings settings,
      TrainingInput input,
      FeatureExtractor extractor,
      FeatureCache cache,
      FeatureScale scale,
      InputGeometry geometry,
      RandomGenerator random) {
    if (settings.synthetic().share() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        SpoiledPatches.paint(
            input.good(),
            settings.synthetic(),
            extractor,
            cache,
            scale,
            geometry,
            random,
            input.progress()));
  }

  private static byte[] graph(
      PatchFeatures features, FoldedDiscriminator folded, SimpleNetSettings settings) {
    OnnxGraph.Builder graph = OnnxGraph.builder("simplenet");
    OnnxOps ops = new OnnxOps(graph, Weights.NONE);
    OnnxValue scores = folded.scores(ops, features.parts(graph));
    graph.output(
        ScoringGraph.MAP,
        new UpsamplingBlur(features.geometry(), settings.blur()).apply(ops, scores));
    graph.output(ScoringGraph.SCORE, ops.reduceMax(scores, false, 0, 1, 2, 3));
    return graph.build().toBytes();
  }

  private static Map<String, String> remarks(
      DiscriminatorTraining.Result result, Optional<SpoiledPatches> spoiled) {
    return Map.of(
        "steps", Integer.toString(result.steps()),
        "final loss", String.format(Locale.ROOT, "%.4f", result.loss()),
        "patches of synthetic defects",
            Integer.toString(spoiled.map(SpoiledPatches::count).orElse(0)));
  }
}
