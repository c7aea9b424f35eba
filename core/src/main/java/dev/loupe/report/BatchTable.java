package dev.loupe.report;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import dev.loupe.report.Section.Heading;
import dev.loupe.report.Section.Tables;
import dev.loupe.report.Table.Cell;
import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/** A batch of inspections as a table, what matters most first. */
final class BatchTable {

  private static final int MOST_ROWS = 1000;
  private static final List<Verdict> URGENCY =
      List.of(Verdict.NG, Verdict.REVIEW, Verdict.INVALID, Verdict.OK);

  private BatchTable() {}

  static Tables of(List<Inspection> inspections) {
    Comparator<Inspection> byUrgency = comparing(one -> URGENCY.indexOf(one.verdict()));
    Comparator<Inspection> byScore = comparingDouble(one -> one.rawScore().orElse(0));
    List<List<Cell>> rows =
        inspections.stream()
            .sorted(byUrgency.thenComparing(byScore.reversed()))
            .limit(MOST_ROWS)
            .map(BatchTable::row)
            .toList();
    Table table =
        new Table(
            "Inspected pictures",
            List.of("picture", "verdict", "score", "calibrated", "regions", "why"),
            rows,
            rows.size() < inspections.size()
                ? MOST_ROWS + " of " + Numbers.count(inspections.size()) + " pictures are listed."
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
