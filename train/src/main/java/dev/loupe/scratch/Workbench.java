package dev.loupe.scratch;

import dev.loupe.Sha256;
import dev.loupe.dataset.Sample;
import dev.loupe.detector.InputGeometry;
import dev.loupe.detector.ScoringGraph;
import dev.loupe.feature.InputPlan;
import dev.loupe.image.Picture;
import dev.loupe.method.Settings;
import dev.loupe.method.TrainedGraph;
import dev.loupe.method.TrainingInput;
import dev.loupe.network.Normalisation;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.OnnxOps;
import dev.loupe.network.OnnxValue;
import dev.loupe.network.PictureInput;
import dev.loupe.network.Shape;
import dev.loupe.network.Weights;
import dev.loupe.network.torch.TorchOps;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What every training from scratch has before it begins: pictures at the network's size, painted
 * probes on pictures kept back, seeds, and a loop with the checkpoint that it goes on from.
 *
 * <pre>{@code
 * Workbench bench = Workbench.of(id(), settings, new InputPlan(256, SQUARE), input);
 * Weights weights = bench.loop().run("network", schedule, state -> ...).weights();
 * return bench.finish(network, weights, 0, Map.of());
 * }</pre>
 *
 * @param id of the method
 * @param geometry of its input
 * @param light that every picture has been brought into; empty where they are as they came
 * @param pictures to learn from
 * @param good pictures kept back, at most a hundred, to measure what good pictures score
 * @param probes to be judged by
 * @param seeds of every random choice
 * @param loop that drives the stages
 */
public record Workbench(
    String id,
    InputGeometry geometry,
    Optional<EvenLight> light,
    TrainingPictures pictures,
    List<Picture> good,
    Probes probes,
    Seeds seeds,
    TrainingLoop loop) {

  private static final String NO_BACKBONE = "none";
  private static final int MOST_GOOD = 100;

  /** Copies the list. */
  public Workbench {
    good = List.copyOf(good);
  }

  /**
   * Reads the pictures and opens the checkpoint.
   *
   * @param settings of the method: an unfinished training with others is not gone on from
   * @throws dev.loupe.LoupeException when a picture cannot be read or the checkpoint is another's
   */
  public static Workbench of(String id, Record settings, InputPlan plan, TrainingInput input) {
    TorchOps.useThreads(input.threads());
    InputGeometry geometry = plan.geometry(input.good().stream().map(Sample::source).toList());
    HeldBack parts = HeldBack.of(input.good(), input.seed());
    Seeds seeds = new Seeds(input.seed());
    TrainingPictures pictures =
        TrainingPictures.of(parts.learned(), geometry, input.memoryBudget(), input.progress());
    TrainingPictures heldBack =
        TrainingPictures.of(parts.heldBack(), geometry, input.memoryBudget(), input.progress());
    Probes probes = Probes.paint(heldBack, seeds.part("probes").random(0));
    Checkpoint checkpoint =
        Checkpoint.open(input.checkpoint(), identity(id, settings, input), input.progress());
    TrainingLoop loop = new TrainingLoop(checkpoint, input.progress());
    return new Workbench(
        id, geometry, Optional.empty(), pictures, heldBack.evenly(MOST_GOOD), probes, seeds, loop);
  }

  /**
   * The same with every picture in the light that is usual among those to learn from. Probes have
   * their painted defects before that, as a real picture has its defects.
   */
  public Workbench evened() {
    EvenLight usual = EvenLight.of(pictures);
    return new Workbench(
        id,
        geometry,
        Optional.of(usual),
        pictures.each(usual::on),
        good.stream().map(usual::on).toList(),
        probes.each(usual::on),
        seeds,
        loop);
  }

  private static String identity(String id, Record settings, TrainingInput input) {
    String pictures = input.good().stream().map(Sample::id).collect(Collectors.joining("\n"));
    String all = id + "\n" + input.seed() + "\n" + Settings.of(settings).json() + "\n" + pictures;
    return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
  }

  /** The shape of one picture. */
  public Shape shape() {
    return Shape.of(1, 3, geometry.height(), geometry.width());
  }

  /** Pictures to restore, for a stage. */
  public Corrupted corrupted(String stage, Corruption corruption, int batch) {
    return new Corrupted(pictures, corruption, batch, seeds.part(stage));
  }

  /** The graph from picture to map and score. */
  public TrainedGraph finish(
      MapNetwork network, Weights weights, double peak, Map<String, String> remarks) {
    OnnxGraph.Builder graph = OnnxGraph.builder(id);
    OnnxValue x = new PictureInput(geometry, Normalisation.UNIT).emit(graph);
    OnnxOps ops = new OnnxOps(graph, weights);
    OnnxValue map = network.map(ops, x);
    graph.output(ScoringGraph.MAP, map);
    graph.output(ScoringGraph.SCORE, new PeakScore(peak).apply(ops, map));
    return finish(graph.build(), remarks);
  }

  /** The same with a graph that is written already. */
  public TrainedGraph finish(OnnxGraph graph, Map<String, String> remarks) {
    return new TrainedGraph(graph.toBytes(), geometry, NO_BACKBONE, "", remarks);
  }
}
