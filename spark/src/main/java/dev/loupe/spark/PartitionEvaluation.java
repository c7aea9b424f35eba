package dev.loupe.spark;

import dev.loupe.evaluation.Evaluator;
import java.io.Serializable;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/**
 * What an executor does with a piece of a labelled archive: from sample ids to {@link
 * MeasuredPicture}s.
 *
 * @param inspection gives the inspector
 * @param archive has the samples
 * @param marked whether pixels are measured
 */
record PartitionEvaluation(PartitionInspection inspection, LabelledArchive archive, boolean marked)
    implements MapPartitionsFunction<String, Row>, Serializable {

  @Override
  public Iterator<Row> call(Iterator<String> sampleIds) {
    Evaluator evaluator =
        new Evaluator(
            inspection.inspector(),
            archive.planWithoutFingerprint(
                LoadedDetectors.of(inspection.detector().value()).manifest()));
    Iterable<String> ids = () -> sampleIds;
    Stream<String> stream = StreamSupport.stream(ids.spliterator(), false);
    return stream.map(id -> MeasuredPicture.row(evaluator.closerLook(id), marked)).iterator();
  }
}
