package dev.loupe.cli;

import dev.loupe.Sha256;
import dev.loupe.detector.DetectorArtifact;
import dev.loupe.detector.FeatureGraph;
import dev.loupe.grouping.DefectGroups;
import dev.loupe.grouping.GroupNaming;
import dev.loupe.grouping.RegionDescriber;
import dev.loupe.verdict.RegionNaming;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option by which the regions of pictures get the names of defect groups. */
final class DefectGroupsArgument {

  @Option(
      names = "--defect-groups",
      paramLabel = "FILE.json",
      description =
          "Say of each region which group of defects it looks like; the file is one of 'loupe"
              + " defects group'.")
  private Optional<Path> file = Optional.empty();

  /** The digest of the file, names included. */
  Optional<String> sha256() {
    return file.map(Sha256::of);
  }

  /**
   * What names the regions.
   *
   * @throws dev.loupe.LoupeException when the groups are those of another detector
   */
  Names open(Path detector) {
    if (file.isEmpty()) {
      return new Names(RegionNaming.NONE, Optional.empty());
    }
    DefectGroups groups = DefectGroups.read(file.get());
    DetectorArtifact artifact = DetectorArtifact.read(detector);
    groups.requireMadeWith(artifact);
    FeatureGraph graph = FeatureGraph.open(artifact);
    return new Names(new GroupNaming(new RegionDescriber(graph), groups), Optional.of(graph));
  }

  /**
   * Names in use; whoever opened them closes them.
   *
   * @param naming for an inspector
   * @param graph that is to be closed
   */
  record Names(RegionNaming naming, Optional<FeatureGraph> graph) implements AutoCloseable {

    @Override
    public void close() {
      graph.ifPresent(FeatureGraph::close);
    }
  }
}
