package dev.loupe.agurnet;

import dev.loupe.detector.FeatureGraph;
import dev.loupe.detector.ScoringGraph;
import dev.loupe.feature.InputPlan;
import dev.loupe.method.DetectionMethod;
import dev.loupe.method.TrainedGraph;
import dev.loupe.method.TrainingInput;
import dev.loupe.network.Normalisation;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.OnnxOps;
import dev.loupe.network.OnnxValue;
import dev.loupe.network.PictureInput;
import dev.loupe.scratch.PeakScore;
import dev.loupe.scratch.Workbench;
import java.util.Map;

/**
 * AGUR-Net and what it grew from, one method with three sets of presets: a network learns to give
 * good pictures back, and what it cannot give back is anomalous.
 *
 * <p>Source: P2; Zhang et al., AGUR-Net, Textile Research Journal 2023; Ronneberger et al., U-Net,
 * MICCAI 2015. Where we differ by default, and why, stands in {@code docs/methods/agur-net.md}.
 */
public final class AgurNet implements DetectionMethod<AgurNetSettings> {

  private final String id;
  private final String summary;
  private final Map<String, AgurNetSettings> presets;

  private AgurNet(String id, String summary, Map<String, AgurNetSettings> presets) {
    this.id = id;
    this.summary = summary;
    this.presets = presets;
  }

  /** Improved AGUR-Net, the main system of P2. */
  public static AgurNet improved() {
    return new AgurNet(
        "agur-net",
        "restores pictures and scores what it could not; trained from scratch, needs no weights",
        Presets.improved());
  }

  /** The original AGUR-Net. */
  public static AgurNet original() {
    return new AgurNet(
        "agur-net-2023",
        "a gated U-Net, trained from scratch, that restores pictures; the residual is the map",
        Presets.original());
  }

  /** The basic U-Net, the first row of P2's ablation. */
  public static AgurNet basic() {
    return new AgurNet(
        "unet",
        "a plain U-Net, trained from scratch, that restores pictures; the residual is the map",
        Presets.basic());
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
  public Map<String, AgurNetSettings> presets() {
    return presets;
  }

  @Override
  public Class<AgurNetSettings> settingsType() {
    return AgurNetSettings.class;
  }

  @Override
  public TrainedGraph train(AgurNetSettings settings, TrainingInput input) {
    InputPlan plan = new InputPlan(settings.size(), settings.inputShape());
    Workbench bench =
        settings.evenLight()
            ? Workbench.of(id, settings, plan, input).evened()
            : Workbench.of(id, settings, plan, input);
    Course course =
        new Course(
            settings,
            bench.pictures(),
            bench.good(),
            bench.probes(),
            input,
            bench.loop().checkpoint());
    Course.Learned learned = course.learn();
    return bench.finish(graph(settings, bench, learned), learned.remarks());
  }

  private OnnxGraph graph(AgurNetSettings settings, Workbench bench, Course.Learned learned) {
    OnnxGraph.Builder graph = OnnxGraph.builder(id);
    OnnxValue picture = new PictureInput(bench.geometry(), Normalisation.UNIT).emit(graph);
    OnnxOps ops = new OnnxOps(graph, learned.weights());
    OnnxValue x = bench.light().map(light -> light.on(ops, picture)).orElse(picture);
    AgurNetwork.Seen<OnnxValue> seen = AgurNetwork.of(settings).apply(ops, x);
    MapParts parts = MapParts.of(bench.geometry(), settings.map().blur());
    OnnxValue map = learned.mixture().apply(ops, parts, x, seen);
    graph.output(ScoringGraph.MAP, map);
    OnnxValue peak = new PeakScore(settings.map().peak()).apply(ops, map);
    graph.output(
        ScoringGraph.SCORE, learned.score().map(score -> score.apply(ops, x, peak)).orElse(peak));
    OnnxValue restored = seen.restored();
    graph.output(
        ScoringGraph.RECONSTRUCTION,
        bench.light().map(light -> light.off(ops, picture, restored)).orElse(restored));
    seen.features().ifPresent(phi -> graph.metadata(FeatureGraph.METADATA, phi.name()));
    return graph.build();
  }
}
