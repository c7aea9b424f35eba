package dev.loupe.report;

import dev.loupe.report.Section.Heading;
import dev.loupe.report.Section.Tables;
import dev.loupe.report.Table.Cell;
import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.Verdict;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/** A batch of inspections as a table, what matters most first. */
final class BatchTable {

  private BatchTable() {}

  static Tables of(BatchTally batch) {
    List<List<Cell>> rows = batch.rows().stream().map(BatchTable::row).toList();
    Table table =
        new Table(
            "Inspected pictures",
            List.of("picture", "verdict", "score", "calibrated", "regions", "why"),
            rows,
            rows.size() < batch.all()
                ? rows.size() + " of " + Numbers.count(batch.all()) + " pictures are listed."
                : "",
            "Not one picture came in.");
    return new Tables(new Heading("all", "All pictures", ""), List.of(table));
  }

  private static List<Cell> row(Inspection inspection) {
    return List.of(
        Cell.words(inspection.image().reference()),
        Cell.words(inspection.verdict().name()).toned(tone(inspection.verdict())),
        number(inspection.rawScore(), Numbers::significant),
        number(inspection.calibratedScore(), value -> Numbers.fixed(value, 3)),
        Cell.count(inspection.regions().size()),
        Cell.words(inspection.reason()));
  }

  private static Cell number(OptionalDouble value, DoubleFunction<String> print) {
    return value.isPresent()
        ? Cell.number(print.apply(value.getAsDouble()), value.getAsDouble())
        : Cell.number(Numbers.NOT_DEFINED, Double.NEGATIVE_INFINITY);
  }

  private static Tone tone(Verdict verdict) {
    return switch (verdict) {
      case NG -> Tone.BAD;
      case REVIEW, INVALID -> Tone.CAUTION;
      case OK -> Tone.GOOD;
    };
  }
}
