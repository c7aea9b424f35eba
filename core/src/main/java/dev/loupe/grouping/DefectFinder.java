package dev.loupe.grouping;

import dev.loupe.dataset.PictureSource;
import dev.loupe.dataset.Sample;
import dev.loupe.evaluation.RegionTypes;
import dev.loupe.verdict.Arrival;
import dev.loupe.verdict.Examination;
import dev.loupe.verdict.Examination.Finding;
import dev.loupe.verdict.Inspector;
import dev.loupe.verdict.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the regions to be grouped, on one picture after the other; of each it keeps the descriptor,
 * not the pixels.
 *
 * <p>Threads: may be shared.
 *
 * @param inspector finds the regions
 * @param describer says what they look like
 */
public record DefectFinder(Inspector inspector, RegionDescriber describer) {

  /** The regions of a picture; empty when it cannot be judged. */
  public Optional<List<FoundDefect>> find(String name, PictureSource source) {
    Examination examination = inspector.examine(Arrival.of(name, source));
    return examination
        .finding()
        .map(
            finding ->
                found(
                    name,
                    source,
                    examination,
                    finding.segmentation().regions().stream()
                        .map(region -> Optional.<String>empty())
                        .toList()));
  }

  /** The regions of a labelled picture, with the types somebody marked. */
  public Optional<List<FoundDefect>> find(Sample sample) {
    Examination examination = inspector.examine(Arrival.of(sample.id(), sample.source()));
    return examination
        .finding()
        .map(
            finding ->
                found(
                    sample.id(),
                    sample.source(),
                    examination,
                    RegionTypes.of(sample, finding.segmentation())));
  }

  /** The regions of all labelled pictures that can be judged. */
  public List<FoundDefect> findAll(List<Sample> samples) {
    return samples.stream().flatMap(sample -> find(sample).stream().flatMap(List::stream)).toList();
  }

  private List<FoundDefect> found(
      String name, PictureSource source, Examination examination, List<Optional<String>> types) {
    Finding finding = examination.finding().orElseThrow();
    List<Region> regions = finding.segmentation().regions();
    List<RegionDescriptor> descriptors =
        describer.describe(examination.picture().orElseThrow(), finding);
    List<FoundDefect> found = new ArrayList<>();
    for (int i = 0; i < regions.size(); i++) {
      found.add(new FoundDefect(name, source, regions.get(i), types.get(i), descriptors.get(i)));
    }
    return found;
  }
}
