package dev.loupe.spark;

import dev.loupe.Version;
import dev.loupe.dataset.PictureFiles;
import dev.loupe.dataset.PictureSource;
import dev.loupe.detector.Detector;
import dev.loupe.verdict.Arrival;
import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.Inspector;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the inspector says without Spark, and what of an inspection must not depend on it. */
final class Alone {

  private Alone() {}

  /** Reference to facts, one picture after the other on one thread. */
  static Map<String, String> inspect(Path detector, Path archive) {
    Map<String, String> facts = new TreeMap<>();
    String id = DetectorBytes.read(detector).id();
    try (Detector opened = Detector.open(detector)) {
      Inspector inspector =
          Inspector.of(opened, id, Version.current(), Clock.systemUTC(), new SecureRandom());
      for (Path file : PictureFiles.below(archive)) {
        String reference = file.toAbsolutePath().toString();
        Inspection inspection =
            inspector.inspect(Arrival.of(reference, PictureSource.of(Path.of(reference))));
        facts.put(reference, facts(ResultTable.row(inspection), ResultTable.SCHEMA.fieldNames()));
      }
    }
    return facts;
  }

  /** The same of a table of results; a picture that is in it twice is a failure. */
  static Map<String, String> facts(Dataset<Row> verdicts) {
    Map<String, String> facts = new TreeMap<>();
    String[] names = verdicts.columns();
    for (Row row : verdicts.collectAsList()) {
      String image = row.getAs("image");
      if (facts.put(image, facts(row, names)) != null) {
        throw new AssertionError(image + " is in the table twice");
      }
    }
    return facts;
  }

  private static String facts(Row row, String[] names) {
    Map<String, Object> cells = new TreeMap<>();
    for (int i = 0; i < names.length; i++) {
      boolean ofTheAttempt =
          names[i].equals("inspection_id")
              || names[i].endsWith("_ms")
              || names[i].equals("decided")
              || names[i].equals("received")
              || names[i].equals("record");
      Object cell = row.get(i);
      if (!ofTheAttempt && cell != null) {
        boolean number = cell instanceof Double;
        cells.put(names[i], number ? Double.doubleToRawLongBits((Double) cell) : cell);
      }
    }
    return cells.toString();
  }
}
