package dev.loupe.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.loupe.AtomicFile;
import dev.loupe.Json;
import dev.loupe.LoupeException;
import dev.loupe.verdict.InspectionColumns;
import dev.loupe.verdict.InspectionSetup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a run of {@code inspect --out} is: {@code run.json} beside its results. A run is resumed
 * only with what would have given the same rows.
 *
 * @param detectorSha256 of the artifact, thresholds included
 * @param softwareVersion of Loupe
 * @param millimetresPerPixel of the pictures, when given
 * @param heatMaps which are kept
 * @param formats of the verdicts
 * @param partitionSize most rows in a file; 0 for one file
 * @param defectGroupsSha256 of the file of defect groups, names included, where there is one
 */
record RunRecord(
    String detectorSha256,
    String softwareVersion,
    OptionalDouble millimetresPerPixel,
    HeatMapChoice heatMaps,
    List<TableFormat> formats,
    int partitionSize,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> defectGroupsSha256) {

  static final String FILE = "run.json";

  RunRecord {
    Set<TableFormat> all = new LinkedHashSet<>(List.of(TableFormat.JSONL));
    formats.stream().sorted().forEach(all::add);
    formats = List.copyOf(all);
  }

  static RunRecord of(
      InspectionSetup setup,
      HeatMapChoice heatMaps,
      List<TableFormat> formats,
      int partitionSize,
      Optional<String> defectGroupsSha256) {
    return new RunRecord(
        setup.model().sha256(),
        setup.softwareVersion(),
        setup.millimetresPerPixel(),
        heatMaps,
        formats,
        partitionSize,
        defectGroupsSha256);
  }

  /** The columns of tables. */
  List<InspectionColumns.Column> columns() {
    return defectGroupsSha256.isPresent() ? InspectionColumns.WITH_GROUPS : InspectionColumns.ALL;
  }

  boolean writes(TableFormat format) {
    return formats.contains(format);
  }

  void write(Path folder) {
    try {
      AtomicFile.write(
          folder.resolve(FILE),
          Json.mapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(this)
              .getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Every run can be written as JSON", e);
    }
  }

  /** Refuses to go on with a run that was begun in another way. */
  void requireSame(Path folder) {
    RunRecord begun = read(folder.resolve(FILE));
    if (!begun.equals(this)) {
      throw new LoupeException(
          "The run in "
              + folder
              + " cannot be resumed: it was begun with "
              + begun.inWords()
              + ", and is now asked for with "
              + inWords()
              + ". Its rows would not be alike. Use the same detector, version and options, or begin"
              + " anew in another folder.");
    }
  }

  private static RunRecord read(Path file) {
    try {
      return Json.mapper().readValue(Files.readAllBytes(file), RunRecord.class);
    } catch (IOException e) {
      throw new LoupeException(
          "The run cannot be resumed: what was begun should stand in "
              + file
              + ", but that cannot be read: "
              + e.getMessage(),
          e);
    }
  }

  private String inWords() {
    return "detector "
        + shortened(detectorSha256)
        + ", Loupe "
        + softwareVersion
        + ", --heat-maps "
        + heatMaps
        + ", --format "
        + formats
        + ", --partition-size "
        + partitionSize
        + defectGroupsSha256.map(sha -> ", --defect-groups " + shortened(sha)).orElse("")
        + (millimetresPerPixel.isPresent()
            ? ", --mm-per-pixel " + millimetresPerPixel.getAsDouble()
            : "");
  }

  private static String shortened(String sha256) {
    return sha256.substring(0, Math.min(12, sha256.length()));
  }
}
