package dev.loupe.spark;

import dev.loupe.verdict.Arrival;
import dev.loupe.verdict.Inspection;
import java.io.Serializable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** How the rows of a table become pictures to be inspected, and inspections rows again. */
interface Intake extends Serializable {

  /**
   * One row as a picture to be inspected. What is wrong with the row shows when the picture is
   * read, which makes it INVALID and does not stop the job.
   */
  Arrival arrival(Row row);

  /** The result for a row, in the form of {@link #schema}. */
  Row result(Row row, Inspection inspection);

  /** Names and types of the results' columns. */
  StructType schema();
}
