package dev.loupe.grouping;

import dev.loupe.detector.DetectorArtifact;
import dev.loupe.detector.FeatureGraph;
import dev.loupe.detector.FeatureGraph.FeatureMap;
import dev.loupe.detector.InputGeometry;
import dev.loupe.image.Picture;
import dev.loupe.verdict.Examination.Finding;
import dev.loupe.verdict.Region;
import dev.loupe.verdict.RegionNaming;
import java.util.List;
import java.util.stream.Stream;

/**
 * The names of defect groups, ready for the pictures of their detector.
 *
 * <pre>{@code
 * try (OpenNaming names = OpenNaming.open(DefectGroups.read(file), artifact)) {
 *   Inspector inspector = new Inspector(judge, setup, names, clock, random);
 * }
 * }</pre>
 *
 * <p>Threads: may be shared. Owns a graph: whoever opens it closes it.
 */
public final class OpenNaming implements RegionNaming, AutoCloseable {

  private final FeatureGraph graph;
  private final GroupNaming naming;

  private final InputGeometry input;

  private OpenNaming(FeatureGraph graph, DefectGroups groups, InputGeometry input) {
    this.graph = graph;
    this.input = input;
    naming = new GroupNaming(new RegionDescriber(graph), groups);
  }

  /**
   * Opens the detector's graph a second time, for what it sees.
   *
   * @throws dev.loupe.LoupeException when the groups are those of another detector
   */
  public static OpenNaming open(DefectGroups groups, DetectorArtifact artifact) {
    groups.requireMadeWith(artifact);
    return new OpenNaming(FeatureGraph.open(artifact), groups, artifact.manifest().input());
  }

  /**
   * Looks at a black picture to see whether the detector describes regions as the groups expect.
   *
   * @throws dev.loupe.LoupeException when it does not
   */
  public void requireFit() {
    int bytes = 3 * input.width() * input.height();
    Picture black = new Picture(input.width(), input.height(), new byte[bytes]);
    Stream<Integer> layers = graph.features(black).stream().map(FeatureMap::channels);
    naming
        .groups()
        .scale()
        .requireLengths(Stream.concat(layers, Stream.of(RegionShape.FIGURES)).toList());
  }

  @Override
  public List<Region> named(Picture picture, Finding finding) {
    return naming.named(picture, finding);
  }

  @Override
  public void close() {
    graph.close();
  }
}
