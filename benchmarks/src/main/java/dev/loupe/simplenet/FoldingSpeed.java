package dev.loupe.simplenet;

import dev.loupe.backbone.Backbone;
import dev.loupe.backbone.BackboneStore;
import dev.loupe.detector.InputGeometry;
import dev.loupe.detector.ScoringGraph;
import dev.loupe.feature.AdaptivePooled;
import dev.loupe.feature.FeatureScale;
import dev.loupe.feature.PatchFeatures;
import dev.loupe.feature.UpsamplingBlur;
import dev.loupe.image.Picture;
import dev.loupe.network.Initialisation;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.OnnxOps;
import dev.loupe.network.OnnxValue;
import dev.loupe.network.Shape;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What folding saves: Enhanced SimpleNet's graph with its discriminator as it was trained (adaptor,
 * body, batch norm, attention of scope patch, residual, tail on the joined features of every patch)
 * beside the folded one, in alternation, in milliseconds for a picture.
 *
 * <pre>{@code FoldingSpeed resnet18.safetensors 40}</pre>
 */
public final class FoldingSpeed {

  private static final int SIZE = 288;
  private static final int WIDTH = 1024;
  private static final int WARM_UP = 5;

  private FoldingSpeed() {}

  /** Arguments: weights of a backbone, runs. */
  public static void main(String[] arguments) {
    Backbone backbone = BackboneStore.fromFile(Path.of(arguments[0]));
    int runs = Integer.parseInt(arguments[1]);
    PatchFeatures features =
        new PatchFeatures(
            backbone,
            List.of("layer2", "layer3"),
            new AdaptivePooled(WIDTH, WIDTH),
            InputGeometry.whole(SIZE));
    Discriminator network =
        new Discriminator(WIDTH, WIDTH, true, new Attention(AttentionScope.PATCH, 4, true), 0.2);
    Weights weights = weights(network, features.grid().patches());
    try (ScoringGraph whole = open(asTrained(features, network, weights));
        ScoringGraph folded = open(folded(features, network, weights))) {
      compare(whole, folded, runs);
    }
  }

  private static Weights weights(Discriminator network, int patches) {
    ShapeOps shapes = new ShapeOps();
    network.judge(shapes, network.adapt(shapes, Shape.of(patches, WIDTH)), patches);
    return Initialisation.pytorch(shapes.parameters(), 1);
  }

  private static byte[] asTrained(PatchFeatures features, Discriminator network, Weights weights) {
    OnnxGraph.Builder graph = OnnxGraph.builder("as trained");
    OnnxOps ops = new OnnxOps(graph, weights);
    OnnxValue rows = PatchFeatures.rows(ops, features.map(graph));
    int patches = features.grid().patches();
    OnnxValue normal = network.judge(ops, network.adapt(ops, rows), patches);
    OnnxValue scores =
        ops.reshape(ops.scale(normal, -1), 1, 1, features.grid().height(), features.grid().width());
    return finished(graph, ops, scores);
  }

  private static byte[] folded(PatchFeatures features, Discriminator network, Weights weights) {
    OnnxGraph.Builder graph = OnnxGraph.builder("folded");
    OnnxOps ops = new OnnxOps(graph, Weights.NONE);
    FoldedDiscriminator folded =
        new Folding(network, weights).fold(FeatureScale.identity(WIDTH), features.spans());
    return finished(graph, ops, folded.scores(ops, features.parts(graph)));
  }

  private static byte[] finished(OnnxGraph.Builder graph, OnnxOps ops, OnnxValue scores) {
    graph.output(
        ScoringGraph.MAP, new UpsamplingBlur(InputGeometry.whole(SIZE), 4).apply(ops, scores));
    graph.output(ScoringGraph.SCORE, ops.reduceMax(scores, false, 0, 1, 2, 3));
    return graph.build().toBytes();
  }

  private static ScoringGraph open(byte[] graph) {
    return ScoringGraph.open(graph, InputGeometry.whole(SIZE));
  }

  private static void compare(ScoringGraph whole, ScoringGraph folded, int runs) {
    Picture picture = noise();
    List<Double> before = new ArrayList<>();
    List<Double> after = new ArrayList<>();
    for (int i = -WARM_UP; i < runs; i++) {
      double first = milliseconds(whole, picture);
      double second = milliseconds(folded, picture);
      if (i >= 0) {
        before.add(first);
        after.add(second);
      }
    }
    print("as trained", before);
    print("folded", after);
    System.out.printf(
        Locale.ROOT,
        "score as trained %.6f, folded %.6f%n",
        whole.detect(picture).score(),
        folded.detect(picture).score());
  }

  private static double milliseconds(ScoringGraph graph, Picture picture) {
    long start = System.nanoTime();
    graph.detect(picture);
    return (System.nanoTime() - start) / 1e6;
  }

  private static void print(String what, List<Double> times) {
    double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%-10s median %.1f ms, least %.1f ms, of %d%n",
        what,
        sorted[sorted.length / 2],
        Arrays.stream(sorted).min().orElseThrow(),
        sorted.length);
  }

  private static Picture noise() {
    byte[] pixels = new byte[3 * SIZE * SIZE];
    new SplittableRandom(1).nextBytes(pixels);
    return new Picture(SIZE, SIZE, pixels);
  }
}
