package dev.loupe.spark;

import dev.loupe.dataset.Dataset;
import dev.loupe.dataset.DatasetOptions;
import dev.loupe.dataset.Datasets;
import dev.loupe.dataset.Fingerprint;
import dev.loupe.detector.Manifest;
import dev.loupe.evaluation.EvaluationPlan;
import dev.loupe.evaluation.MetricSize;
import dev.loupe.evaluation.Protocol;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A labelled data set that every executor can read. Each JVM lists it once.
 *
 * @param root where it lies
 * @param format id of its layout; "" to find out
 */
record LabelledArchive(String root, String format) implements Serializable {

  private static final ConcurrentHashMap<LabelledArchive, Dataset> OPEN = new ConcurrentHashMap<>();

  Dataset dataset() {
    return OPEN.computeIfAbsent(this, LabelledArchive::open);
  }

  private Dataset open() {
    DatasetOptions options = DatasetOptions.DEFAULT;
    return Datasets.open(Path.of(root), format.isEmpty() ? options : options.withFormat(format));
  }

  /** Where defects are marked at all, pixels are measured. */
  boolean marked() {
    return dataset().test().stream().anyMatch(sample -> sample.mask().isPresent());
  }

  /** Measuring its test pictures at their own size, under the honest protocol. */
  EvaluationPlan plan(Manifest manifest) {
    return EvaluationPlan.of(
        dataset(),
        Fingerprint.of(dataset()).sha256(),
        Protocol.HONEST,
        MetricSize.ORIGINAL,
        manifest);
  }

  /** The same for executors, which do not need the fingerprint. */
  EvaluationPlan planWithoutFingerprint(Manifest manifest) {
    return EvaluationPlan.of(dataset(), "", Protocol.HONEST, MetricSize.ORIGINAL, manifest);
  }
}
