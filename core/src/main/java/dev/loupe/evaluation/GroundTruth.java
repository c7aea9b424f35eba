package dev.loupe.evaluation;

import dev.loupe.dataset.Sample;
import dev.loupe.detector.MapPlacement;
import dev.loupe.image.Mask;
import dev.loupe.image.Picture;
import java.util.Optional;

/** Which pixels of a sample are defective, as far as somebody marked them. */
final class GroundTruth {

  private GroundTruth() {}

  /**
   * The mask at the picture's size: empty pixels for a good part; absent for a defective one whose
   * defects are not marked, a mask without any pixel included.
   */
  static Optional<Mask> of(Sample sample, Picture picture) {
    if (!sample.defective()) {
      return Optional.of(Mask.empty(picture.width(), picture.height()));
    }
    return sample
        .mask()
        .map(mask -> mask.mask(picture.width(), picture.height()))
        .filter(mask -> mask.area() > 0);
  }

  /** The mask on the detector's grid: at each grid point the pixel below its centre. */
  static Mask onGrid(Mask mask, MapPlacement placement, int width, int height) {
    boolean[] set = new boolean[width * height];
    double stepX = placement.coveredWidth() / width;
    double stepY = placement.coveredHeight() / height;
    for (int y = 0; y < height; y++) {
      int row = within(placement.top() + (y + 0.5) * stepY, mask.height());
      for (int x = 0; x < width; x++) {
        set[y * width + x] =
            mask.at(within(placement.left() + (x + 0.5) * stepX, mask.width()), row);
      }
    }
    return new Mask(width, height, set);
  }

  private static int within(double at, int length) {
    return Math.max(0, Math.min(length - 1, (int) Math.floor(at)));
  }
}
