package dev.loupe.experiment;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.Json;
import dev.loupe.LoupeException;
import dev.loupe.detector.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What came out of a cell, as its folder keeps it.
 *
 * @param order that was carried out
 * @param provenance of the detector: pictures, versions, machine, seconds
 * @param remarks of the training
 * @param detectorBytes size of its file
 * @param detectorSha256 of its file
 * @param peakBytes the most memory that training and measuring held
 * @param threads that judged pictures at once while measuring
 * @param evaluation as {@code loupe evaluate --json} prints it
 */
public record CellResult(
    CellOrder order,
    Provenance provenance,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> remarks,
    long detectorBytes,
    String detectorSha256,
    OptionalLong peakBytes,
    int threads,
    JsonNode evaluation) {

  /** Copies the remarks. */
  public CellResult {
    remarks = Map.copyOf(remarks);
  }

  /** A figure; empty where it is not defined. */
  public OptionalDouble value(Metric metric) {
    return switch (metric.key()) {
      case "training_seconds" -> OptionalDouble.of(provenance.trainingSeconds());
      case "detector_bytes" -> OptionalDouble.of(detectorBytes);
      case "peak_bytes" ->
          peakBytes.isPresent() ? OptionalDouble.of(peakBytes.getAsLong()) : OptionalDouble.empty();
      default -> measured(metric.key());
    };
  }

  private OptionalDouble measured(String key) {
    JsonNode value = evaluation.path(key);
    return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
  }

  /**
   * Reads a result.
   *
   * @throws LoupeException when the file is damaged
   */
  static CellResult read(Path file) {
    try {
      return Json.mapper().readValue(Files.readAllBytes(file), CellResult.class);
    } catch (IOException e) {
      throw new LoupeException(
          "The result "
              + file
              + " cannot be read: "
              + e.getMessage()
              + ". Delete its folder, and"
              + " run the experiment again.",
          e);
    }
  }
}
