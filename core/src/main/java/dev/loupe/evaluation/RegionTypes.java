package dev.loupe.evaluation;

import static java.util.Comparator.comparingInt;

import dev.loupe.dataset.MarkedBox;
import dev.loupe.dataset.MaskSource;
import dev.loupe.dataset.Sample;
import dev.loupe.image.Box;
import dev.loupe.image.Mask;
import dev.loupe.verdict.Region;
import dev.loupe.verdict.Segmentation;
import java.util.List;
import java.util.Optional;

/**
 * Which kind of defect the regions of a labelled picture show, as far as somebody marked it: to
 * measure groups by, never to make them.
 */
public final class RegionTypes {

  private RegionTypes() {}

  /**
   * The type of each region, in their order; empty for a region beside every marked defect, and on
   * a good part. Where kinds are marked one by one it is that of the box the region shares most
   * pixels with (both taken as rectangles); where only the picture has a type, any marked pixel in
   * the region gives it; where nothing is marked, the picture's type goes for all its regions.
   */
  public static List<Optional<String>> of(Sample sample, Segmentation segmentation) {
    Mask grown = segmentation.mask();
    Optional<Mask> truth = sample.mask().map(mask -> mask.mask(grown.width(), grown.height()));
    List<MarkedBox> boxes = sample.mask().map(MaskSource::marked).orElse(List.of());
    return segmentation.regions().stream()
        .map(region -> sample.defective() ? type(sample, region, truth, boxes, grown) : none())
        .toList();
  }

  private static Optional<String> type(
      Sample sample, Region region, Optional<Mask> truth, List<MarkedBox> boxes, Mask grown) {
    if (!boxes.isEmpty()) {
      return boxes.stream()
          .filter(one -> shared(one.box(), region.boundingBox()) > 0)
          .max(comparingInt(one -> shared(one.box(), region.boundingBox())))
          .map(MarkedBox::type);
    }
    return truth.isEmpty() || touches(region.boundingBox(), truth.get(), grown)
        ? Optional.of(sample.defectType())
        : none();
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private static int shared(Box a, Box b) {
    int across = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
    int down = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
    return Math.max(0, across) * Math.max(0, down);
  }

  private static boolean touches(Box box, Mask truth, Mask grown) {
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      for (int x = box.x(); x < box.x() + box.width(); x++) {
        if (truth.at(x, y) && grown.at(x, y)) {
          return true;
        }
      }
    }
    return false;
  }
}
