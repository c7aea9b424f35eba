package dev.loupe.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The label of a data set whose masks say which part is defective: the one with a set pixel. */
final class MaskLabel {

  private MaskLabel() {}

  static Sample sample(SampleFile file, Path maskFile) {
    FileMask mask = new FileMask(List.of(maskFile));
    return mask.isEmpty()
        ? file.good(Split.TEST)
        : file.defective("defect", Optional.of(mask), Split.TEST);
  }
}
