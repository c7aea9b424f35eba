package dev.loupe.cli;

import dev.loupe.Sha256;
import dev.loupe.detector.DetectorArtifact;
import dev.loupe.grouping.DefectGroups;
import dev.loupe.grouping.OpenNaming;
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
      return new Names(Optional.empty());
    }
    DefectGroups groups = DefectGroups.read(file.get());
    return new Names(Optional.of(OpenNaming.open(groups, DetectorArtifact.read(detector))));
  }

  /**
   * Names in use; whoever opened them closes them.
   *
   * @param open none when no groups were given
   */
  record Names(Optional<OpenNaming> open) implements AutoCloseable {

    /** For an inspector. */
    RegionNaming naming() {
      return open.<RegionNaming>map(one -> one).orElse(RegionNaming.NONE);
    }

    @Override
    public void close() {
      open.ifPresent(OpenNaming::close);
    }
  }
}
