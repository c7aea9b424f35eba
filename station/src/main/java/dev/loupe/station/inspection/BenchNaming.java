package dev.loupe.station.inspection;

import dev.loupe.LoupeException;
import dev.loupe.grouping.OpenNaming;
import dev.loupe.image.Picture;
import dev.loupe.verdict.Examination.Finding;
import dev.loupe.verdict.Region;
import dev.loupe.verdict.RegionNaming;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names regions, and leaves them without a name when that fails: no verdict waits for a name.
 *
 * @param names to be closed with the bench
 * @param model in whose name
 */
record BenchNaming(OpenNaming names, String model) implements RegionNaming, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BenchNaming.class);

  @Override
  public List<Region> named(Picture picture, Finding finding) {
    try {
      return names.named(picture, finding);
    } catch (LoupeException e) {
      LOG.warn("The regions that {} found stay without the names of defect groups", model, e);
      return RegionNaming.NONE.named(picture, finding);
    }
  }

  @Override
  public void close() {
    names.close();
  }
}
