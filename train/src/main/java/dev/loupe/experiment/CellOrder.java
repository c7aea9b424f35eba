package dev.loupe.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.LoupeException;
import dev.loupe.Sha256;
import dev.loupe.Version;
import dev.loupe.dataset.DatasetOptions;
import dev.loupe.evaluation.MetricSize;
import dev.loupe.evaluation.Protocol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * All that one training and its measurement need, written as JSON for the process that does it.
 *
 * @param name of the detector in its figures
 * @param method its id
 * @param settings complete
 * @param seed of the training
 * @param dataset where it lies
 * @param options how it is read
 * @param fingerprint of it, read so
 * @param heldOut share of good training pictures kept back
 * @param falseCalls the largest share of good parts that may be called NG
 * @param weights of the backbone, in a file
 * @param weightsSha256 of that file; "" without
 * @param protocol of the measurement
 * @param metricSize at which size pixels are counted
 * @param embedding whether the found regions are to be laid out by their looks
 * @param threads to compute with
 * @param evaluationThreads where the experiment states them
 * @param memoryBudget bytes that cached features may take
 * @param parallel how many cells were worked on at once
 */
public record CellOrder(
    String name,
    String method,
    JsonNode settings,
    long seed,
    String dataset,
    DatasetOptions options,
    String fingerprint,
    double heldOut,
    double falseCalls,
    Optional<String> weights,
    String weightsSha256,
    Protocol protocol,
    MetricSize metricSize,
    boolean embedding,
    int threads,
    Optional<Integer> evaluationThreads,
    long memoryBudget,
    int parallel) {

  /**
   * SHA-256 of everything that decides the result: method, settings, seed, the data set's
   * fingerprint, weights, shares, protocol and the version of Loupe. Not the number of threads, nor
   * where things lie.
   */
  public String key() {
    ObjectNode decisive = Json.mapper().createObjectNode();
    decisive.put("method", method).set("settings", settings);
    decisive.put("seed", seed).put("fingerprint", fingerprint);
    decisive.put("held_out", heldOut).put("false_calls", falseCalls);
    decisive.put("weights", weightsSha256).put("protocol", protocol.id());
    decisive.put("metric_size", metricSize.id()).put("version", Version.current());
    evaluationThreads.ifPresent(stated -> decisive.put("evaluation_threads", stated));
    if (embedding) {
      decisive.put("embedding", true);
    }
    return Sha256.of(decisive.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Reads an order. */
  public static CellOrder read(Path file) {
    try {
      return Json.mapper().readValue(Files.readAllBytes(file), CellOrder.class);
    } catch (IOException e) {
      throw new LoupeException("The order of a cell, " + file + ", cannot be read: " + e, e);
    }
  }
}
