package dev.loupe.cli;

import dev.loupe.AtomicFile;
import dev.loupe.detector.Thresholds;
import dev.loupe.image.ConnectedRegions;
import dev.loupe.image.HeatMap;
import dev.loupe.image.Picture;
import dev.loupe.image.PictureWriter;
import dev.loupe.verdict.Examination;
import dev.loupe.verdict.Examination.Finding;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Heat maps as JPEG files, in original pixels, all on the same scale of colours: from the line to
 * which regions grow, to as far above the line that makes a region.
 */
final class HeatMapFolder {

  private static final double QUALITY = 0.9;

  private final Path folder;
  private final HeatMap heat;
  private final Set<Path> taken = new HashSet<>();

  HeatMapFolder(Path folder, Thresholds thresholds) {
    this.folder = folder;
    double low = thresholds.pixelLow();
    double high = thresholds.pixelHigh();
    heat = HeatMap.between(low, high + Math.max(high - low, Math.max(Math.abs(high) * 0.05, 1e-9)));
  }

  /** Draws the heat map of a judged picture, as JPEG. Safe for several threads. */
  byte[] draw(Examination examination) {
    Picture picture = examination.picture().orElseThrow();
    Finding finding = examination.finding().orElseThrow();
    return PictureWriter.jpeg(
        heat.over(picture, finding.map(), ConnectedRegions.of(finding.segmentation().mask())),
        QUALITY);
  }

  /**
   * Writes the heat map of a judged picture.
   *
   * @param jpeg as it was drawn
   * @param name of the picture, below the folder that was inspected
   * @return the file
   */
  Path write(byte[] jpeg, Path name) {
    Path file = folder.resolve(free(name));
    AtomicFile.write(file, jpeg);
    return file;
  }

  /** Remembers a file of a former run, so that it is not written over. */
  void addFormer(Path file) {
    taken.add(folder.relativize(file));
  }

  int count() {
    return taken.size();
  }

  private Path free(Path name) {
    String stem = name.toString().replaceFirst("\\.[^./\\\\]*$", "");
    Path free = Path.of(stem + ".jpg");
    for (int i = 2; !taken.add(free); i++) {
      free = Path.of(stem + "-" + i + ".jpg");
    }
    return free;
  }
}
