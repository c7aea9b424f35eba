package dev.loupe.verdict;

import dev.loupe.image.Mask;
import java.util.List;

/**
 * The pixels that stand out, and the regions they form.
 *
 * @param mask the pixels of all regions
 * @param regions the highest peak first
 */
public record Segmentation(Mask mask, List<Region> regions) {

  /** Copies the list. */
  public Segmentation {
    regions = List.copyOf(regions);
  }
}
