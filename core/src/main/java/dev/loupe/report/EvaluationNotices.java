package dev.loupe.report;

import dev.loupe.detector.FalseCallPromise;
import dev.loupe.evaluation.Evaluation;
import dev.loupe.evaluation.Protocol;
import dev.loupe.report.ReportModel.Notice;
import java.util.ArrayList;
import java.util.List;

/** What a reader must know before trusting the figures of an evaluation. */
final class EvaluationNotices {

  private EvaluationNotices() {}

  static List<Notice> of(Evaluation evaluation) {
    List<Notice> notices = new ArrayList<>();
    if (evaluation.plan().protocol() == Protocol.PAPER) {
      caution(
          notices,
          "Made under the paper protocol, which may select on the test pictures: compare with"
              + " published figures, promise nothing to a customer.");
    }
    if (!evaluation.leftOut().isEmpty()) {
      caution(notices, leftOut(evaluation.leftOut().size()));
    }
    missing(evaluation, notices);
    promise(evaluation.setup().thresholds().promise(), notices);
    return notices;
  }

  private static String leftOut(int count) {
    return Numbers.counted(count, "test picture", "test pictures")
        + " could not be read or judged and "
        + (count == 1 ? "is" : "are")
        + " in no figure; see the list at the end.";
  }

  private static void missing(Evaluation evaluation, List<Notice> notices) {
    long defective = evaluation.defective();
    if (defective == 0) {
      caution(
          notices,
          "No defective picture was measured: this report can speak of false calls only, not of"
              + " what would be missed.");
    } else if (defective == evaluation.samples().size()) {
      caution(
          notices,
          "No good picture was measured: this report can speak of misses only, not of false"
              + " calls.");
    }
    if (evaluation.withoutMask() > 0) {
      caution(
          notices,
          "In "
              + Numbers.counted(evaluation.withoutMask(), "defective picture", "defective pictures")
              + " nobody marked the defect; figures over pixels leave them out.");
    }
  }

  private static void promise(FalseCallPromise promise, List<Notice> notices) {
    if (promise.rate() >= 1) {
      caution(notices, "About false calls nothing is promised: see the history of the thresholds.");
    } else if (promise.rate() > promise.wanted()) {
      caution(
          notices,
          "Too few good pictures were held out for the false-call rate that was asked for: "
              + promise.inWords()
              + ".");
    }
  }

  private static void caution(List<Notice> notices, String text) {
    notices.add(new Notice(Tone.CAUTION, text));
  }
}
