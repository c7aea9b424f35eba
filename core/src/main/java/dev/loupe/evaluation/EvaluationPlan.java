package dev.loupe.evaluation;

import dev.loupe.dataset.Dataset;
import dev.loupe.detector.Manifest;

/**
 * What is to be measured, and how.
 *
 * @param dataset whose test pictures are measured
 * @param datasetFingerprint its SHA-256, for the report
 * @param protocol under which the detector was trained
 * @param metricSize at which pixels are counted
 * @param method id of the detection method
 * @param seed of the detector's training
 * @param trainedOn fingerprint of the data set the detector was trained on
 */
public record EvaluationPlan(
    Dataset dataset,
    String datasetFingerprint,
    Protocol protocol,
    MetricSize metricSize,
    String method,
    long seed,
    String trainedOn) {

  /** A plan for the detector with this manifest. */
  public static EvaluationPlan of(
      Dataset dataset,
      String datasetFingerprint,
      Protocol protocol,
      MetricSize metricSize,
      Manifest manifest) {
    return new EvaluationPlan(
        dataset,
        datasetFingerprint,
        protocol,
        metricSize,
        manifest.method(),
        manifest.provenance().seed(),
        manifest.provenance().datasetFingerprint());
  }
}
