package dev.loupe.detector;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an artifact says about itself: {@code manifest.json} beside the graph.
 *
 * @param formatVersion of the artifact, see {@link #FORMAT_VERSION}
 * @param method id of the detection method, such as "simplenet"
 * @param settings the effective settings of the training, defaults included
 * @param input how pictures are brought to the graph's size
 * @param acceptance what a picture must be like to be judged
 * @param thresholds between good, doubtful and bad
 * @param provenance data, seed, versions, machine
 */
public record Manifest(
    int formatVersion,
    String method,
    JsonNode settings,
    InputGeometry input,
    Acceptance acceptance,
    Thresholds thresholds,
    Provenance provenance) {

  /** The artifact format this version of Loupe writes; it reads this one and all before it. */
  public static final int FORMAT_VERSION = 1;

  /** The same manifest with other thresholds. */
  public Manifest withThresholds(Thresholds changed) {
    return new Manifest(formatVersion, method, settings, input, acceptance, changed, provenance);
  }
}
