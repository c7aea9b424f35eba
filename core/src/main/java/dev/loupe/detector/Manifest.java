package dev.loupe.detector;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

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
 * @param remarks what the training noticed, by name, such as the final loss or why a method was
 *     chosen; not in detectors made before they were kept
 */
public record Manifest(
    int formatVersion,
    String method,
    JsonNode settings,
    InputGeometry input,
    Acceptance acceptance,
    Thresholds thresholds,
    Provenance provenance,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        Map<String, String> remarks) {

  /** The artifact format this version of Loupe writes; it reads this one and all before it. */
  public static final int FORMAT_VERSION = 1;

  /** Copies the remarks, in the order of their names. */
  public Manifest {
    remarks = Collections.unmodifiableMap(new TreeMap<>(remarks));
  }

  /** A manifest without remarks. */
  public Manifest(
      int formatVersion,
      String method,
      JsonNode settings,
      InputGeometry input,
      Acceptance acceptance,
      Thresholds thresholds,
      Provenance provenance) {
    this(formatVersion, method, settings, input, acceptance, thresholds, provenance, Map.of());
  }

  /** The same manifest with other thresholds. */
  public Manifest withThresholds(Thresholds changed) {
    return new Manifest(
        formatVersion, method, settings, input, acceptance, changed, provenance, remarks);
  }
}
