package dev.loupe.spark;

import dev.loupe.Version;
import dev.loupe.detector.Detector;
import dev.loupe.verdict.InspectionSetup;
import dev.loupe.verdict.Inspector;
import dev.loupe.verdict.ModelReference;
import java.io.Serializable;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/**
 * What an executor does with a piece of the pictures: one row in, one row out, one after the other,
 * none held.
 *
 * @param detector that judges
 * @param millimetresPerPixel of the pictures; 0 when it is not known
 * @param intake that makes pictures of rows
 */
record PartitionInspection(
    Broadcast<DetectorBytes> detector, double millimetresPerPixel, Intake intake)
    implements MapPartitionsFunction<Row, Row>, Serializable {

  @Override
  public Iterator<Row> call(Iterator<Row> pictures) {
    Inspector inspector = inspector();
    Iterable<Row> rows = () -> pictures;
    Stream<Row> stream = StreamSupport.stream(rows.spliterator(), false);
    return stream.map(row -> intake.result(row, inspector.inspect(intake.arrival(row)))).iterator();
  }

  /** An inspector with the detector of this JVM. */
  Inspector inspector() {
    DetectorBytes artifact = detector.value();
    Detector loaded = LoadedDetectors.of(artifact);
    ModelReference model = new ModelReference(artifact.id(), loaded.sha256());
    InspectionSetup setup = InspectionSetup.of(model, loaded.manifest(), Version.current());
    return new Inspector(loaded::detect, scaled(setup), Clock.systemUTC(), new SecureRandom());
  }

  private InspectionSetup scaled(InspectionSetup setup) {
    return millimetresPerPixel > 0 ? setup.withMillimetresPerPixel(millimetresPerPixel) : setup;
  }
}
