package dev.loupe.patchcore;

import dev.loupe.backbone.Backbone;
import dev.loupe.backbone.BackboneStore;
import dev.loupe.dataset.Sample;
import dev.loupe.detector.InputGeometry;
import dev.loupe.feature.AdaptivePooled;
import dev.loupe.feature.Averaged;
import dev.loupe.feature.FeatureExtractor;
import dev.loupe.feature.InputPlan;
import dev.loupe.feature.PatchEmbedding;
import dev.loupe.feature.PatchFeatures;
import dev.loupe.method.IncrementalMethod;
import dev.loupe.method.TrainedGraph;
import dev.loupe.method.TrainingInput;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.OnnxOps;
import dev.loupe.network.OnnxValue;
import dev.loupe.network.Shape;
import dev.loupe.network.Weights;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * PatchCore: remembers a coreset of the good patches; a patch is as anomalous as it is far from the
 * nearest of them.
 *
 * <p>Nothing is trained but the choice of the patches. Further good pictures are learned by adding
 * those of their patches that the bank does not cover.
 *
 * <p>Source: Roth et al., Towards Total Recall in Industrial Anomaly Detection, CVPR 2022. The
 * default is anomalib's variant of it; see {@code docs/methods/patchcore.md}.
 */
public final class PatchCore implements IncrementalMethod<PatchCoreSettings> {

  @Override
  public String id() {
    return "patchcore";
  }

  @Override
  public String summary() {
    return "a memory of good patches; distance to the nearest; learns false calls later";
  }

  @Override
  public Map<String, PatchCoreSettings> presets() {
    return Presets.all();
  }

  @Override
  public Class<PatchCoreSettings> settingsType() {
    return PatchCoreSettings.class;
  }

  @Override
  public TrainedGraph train(PatchCoreSettings settings, TrainingInput input) {
    SplittableRandom random = new SplittableRandom(input.seed());
    Backbone backbone =
        BackboneStore.standard(System.getenv()).load(settings.backbone(), input.backboneWeights());
    InputGeometry geometry =
        new InputPlan(settings.size(), settings.inputShape())
            .geometry(input.good().stream().map(Sample::source).toList());
    PatchFeatures features =
        new PatchFeatures(backbone, settings.layers(), embedding(settings), geometry);
    try (FeatureExtractor extractor = new FeatureExtractor(features, input.threads());
        Workers workers = new Workers(input.threads())) {
      MemoryPlan plan = plan(settings, input, extractor);
      input.progress().remark(plan.inWords());
      BankTraining.Result learned =
          new BankTraining(settings, plan, extractor, workers, input.progress(), random)
              .train(input);
      BankGraph bank =
          new BankGraph(learned.bank(), Optional.empty(), learned.radius(), extractor.grid());
      byte[] onnx = graph(features, bank, settings, workers).toBytes();
      return new TrainedGraph(
          onnx, geometry, backbone.id(), backbone.sha256(), remarks(learned, plan));
    }
  }

  private static PatchEmbedding embedding(PatchCoreSettings settings) {
    return switch (settings.embedding()) {
      case AVERAGED -> new Averaged();
      case ADAPTIVE -> AdaptivePooled.to(settings.dimension());
    };
  }

  private static MemoryPlan plan(
      PatchCoreSettings settings, TrainingInput input, FeatureExtractor extractor) {
    int pictures = input.good().size();
    int d = extractor.grid().dimension();
    long rows = (long) pictures * extractor.grid().patches();
    int projected =
        settings.projection() > 0 ? SparseProjection.dimension(settings.projection(), rows) : d;
    return MemoryPlan.of(
        pictures, extractor.grid(), projected < d ? projected : 0, settings, input.memoryBudget());
  }

  private static OnnxGraph graph(
      PatchFeatures features, BankGraph bank, PatchCoreSettings settings, Workers workers) {
    OnnxGraph.Builder graph = OnnxGraph.builder("patchcore");
    OnnxOps ops = new OnnxOps(graph, Weights.NONE);
    OnnxValue rows = PatchFeatures.rows(ops, features.map(graph));
    OnnxValue patches = graph.named(BankGraph.PATCHES, rows);
    return bank.write(graph, patches, features.geometry(), settings, workers);
  }

  private static Map<String, String> remarks(BankTraining.Result learned, MemoryPlan plan) {
    return Map.of(
        "patches", Long.toString(learned.patches()),
        "bank", Integer.toString(learned.bank().count()),
        "covering radius", String.format(Locale.ROOT, "%.4f", learned.radius()),
        "parts", Integer.toString(plan.parts()));
  }

  @Override
  public TrainedGraph learn(
      PatchCoreSettings settings, TrainedGraph before, TrainingInput further) {
    OnnxGraph graph = OnnxGraph.of(before.onnx());
    BankGraph bank = BankGraph.of(graph);
    try (Workers workers = new Workers(further.threads());
        FurtherPatches patches = new FurtherPatches(graph, bank, workers)) {
      Optional<MemoryBank> added = patches.collect(further, settings.learned());
      if (added.isEmpty()) {
        return before;
      }
      OnnxGraph.Builder builder = graph.continuedAt(BankGraph.PATCHES);
      OnnxValue features =
          builder.value(
              BankGraph.PATCHES, Shape.of(bank.grid().patches(), bank.grid().dimension()));
      byte[] onnx =
          bank.with(added.get())
              .write(builder, features, before.input(), settings, workers)
              .toBytes();
      return new TrainedGraph(
          onnx,
          before.input(),
          before.backbone(),
          before.backboneSha256(),
          Map.of("entries added", Integer.toString(added.get().count())));
    }
  }

  /**
   * Yes: distances fall with every entry added, and of the re-weighted score, which need not, the
   * graph gives the lower of before and after.
   */
  @Override
  public boolean scoresOnlyFall(PatchCoreSettings settings) {
    return true;
  }
}
