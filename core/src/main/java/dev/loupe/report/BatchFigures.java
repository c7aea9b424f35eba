package dev.loupe.report;

import dev.loupe.report.ReportModel.Notice;
import dev.loupe.report.Section.Figures;
import dev.loupe.report.Section.Heading;
import dev.loupe.verdict.Verdict;
import java.util.List;
import java.util.OptionalDouble;

/** The main figures of a batch of inspections. */
final class BatchFigures {

  private final BatchTally batch;

  BatchFigures(BatchTally batch) {
    this.batch = batch;
  }

  /** The batch in a sentence. */
  String story() {
    if (batch.all() == 0) {
      return "Not one picture came in.";
    }
    return Numbers.count(count(Verdict.NG))
        + " NG, "
        + Numbers.count(count(Verdict.REVIEW))
        + " for review, "
        + Numbers.count(count(Verdict.OK))
        + " OK.";
  }

  List<Notice> notices() {
    long invalid = count(Verdict.INVALID);
    return invalid == 0
        ? List.of()
        : List.of(
            new Notice(
                Tone.CAUTION,
                Numbers.counted(invalid, "picture", "pictures")
                    + " could not be judged (INVALID): that says nothing about the parts. Take"
                    + " them again."));
  }

  Figures section() {
    return new Figures(
        new Heading("figures", "Verdicts", ""),
        List.of(
            figure(Verdict.NG, Tone.BAD, "The score reaches the threshold: stop the part."),
            figure(Verdict.REVIEW, Tone.CAUTION, "Just below the threshold: somebody should look."),
            figure(Verdict.OK, Tone.GOOD, "The part looks as good parts look."),
            figure(Verdict.INVALID, Tone.CAUTION, "Could not be judged; take the picture again.")));
  }

  private Figure figure(Verdict verdict, Tone tone, String meaning) {
    long count = count(verdict);
    String share = batch.all() == 0 ? "" : Numbers.percent((double) count / batch.all());
    return new Figure(
        verdict.name(), Numbers.count(count), share, meaning, count == 0 ? Tone.NEUTRAL : tone);
  }

  /** How long a picture took, as the end of a sentence; "" without any picture. */
  String time() {
    OptionalDouble median = batch.times().median();
    return median.isEmpty() ? "" : time(median.getAsDouble());
  }

  private static String time(double median) {
    return ", in " + Numbers.fixed(median, median < 10 ? 1 : 0) + "\u202Fms a picture (median)";
  }

  private long count(Verdict verdict) {
    return batch.count(verdict);
  }
}
