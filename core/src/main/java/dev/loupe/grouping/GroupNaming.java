package dev.loupe.grouping;

import dev.loupe.image.Picture;
import dev.loupe.verdict.Examination.Finding;
import dev.loupe.verdict.Region;
import dev.loupe.verdict.RegionNaming;
import java.util.ArrayList;
import java.util.List;

/**
 * Names regions by the group they are nearest to.
 *
 * @param describer says what they look like
 * @param groups to choose from
 */
public record GroupNaming(RegionDescriber describer, DefectGroups groups) implements RegionNaming {

  @Override
  public List<Region> named(Picture picture, Finding finding) {
    List<Region> regions = finding.segmentation().regions();
    List<RegionDescriptor> descriptors = describer.describe(picture, finding);
    List<Region> named = new ArrayList<>();
    for (int i = 0; i < regions.size(); i++) {
      named.add(groups.sort(regions.get(i), descriptors.get(i)));
    }
    return named;
  }
}
