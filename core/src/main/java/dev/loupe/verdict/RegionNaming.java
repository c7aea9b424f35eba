package dev.loupe.verdict;

import dev.loupe.image.Picture;
import dev.loupe.verdict.Examination.Finding;
import java.util.List;

/** Whoever can say what kind of defect a region shows. Safe for several threads. */
@FunctionalInterface
public interface RegionNaming {

  /** Names nothing. */
  RegionNaming NONE = (picture, finding) -> finding.segmentation().regions();

  /** The finding's regions, in their order, with the names of their kinds. */
  List<Region> named(Picture picture, Finding finding);
}
