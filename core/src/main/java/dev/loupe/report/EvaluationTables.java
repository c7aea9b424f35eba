package dev.loupe.report;

import dev.loupe.evaluation.Evaluation;
import dev.loupe.evaluation.LeftOut;
import dev.loupe.evaluation.PixelFigures;
import dev.loupe.evaluation.Protocol;
import dev.loupe.evaluation.TypeFigures;
import dev.loupe.metric.ConfusionCounts;
import dev.loupe.metric.F1Max;
import dev.loupe.metric.PrecisionRecallCurve;
import dev.loupe.report.Section.Heading;
import dev.loupe.report.Section.Tables;
import dev.loupe.report.Table.Cell;
import dev.loupe.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The tables of an evaluation. */
final class EvaluationTables {

  private EvaluationTables() {}

  /** Per kind of defect, and the verdicts. */
  static Tables decisions(Evaluation evaluation) {
    return new Tables(
        new Heading("kinds", "By kind of defect", ""),
        List.of(kinds(evaluation.types()), verdicts(evaluation)));
  }

  /** Everything else that was measured. */
  static Tables more(Evaluation evaluation) {
    List<List<Cell>> rows = new ArrayList<>(images(evaluation));
    evaluation.pixel().ifPresent(pixel -> rows.addAll(pixels(pixel, evaluation.plan().protocol())));
    return new Tables(
        new Heading("more", "More figures", ""),
        List.of(
            new Table(
                "Figures for comparison with others",
                List.of("figure", "value", "what it is"),
                rows,
                "A dash stands for what is not defined on these pictures.",
                "")));
  }

  /** Pictures that could not be judged. */
  static Tables leftOut(List<LeftOut> pictures) {
    return new Tables(
        new Heading("left-out", "Pictures left out", ""),
        List.of(
            new Table(
                "Pictures that could not be read or judged",
                List.of("picture", "kind", "why"),
                pictures.stream().map(EvaluationTables::leftOut).toList(),
                pictures.isEmpty() ? "" : "They are INVALID and in no figure of this report.",
                "Every test picture could be read and judged.")));
  }

  private static List<Cell> leftOut(LeftOut picture) {
    return List.of(
        Cell.words(picture.id()), Cell.words(picture.defectType()), Cell.words(picture.reason()));
  }

  private static Table kinds(List<TypeFigures> types) {
    return new Table(
        "How much of each kind is caught at the detector\u2019s own threshold",
        List.of("kind", "parts", "NG", "REVIEW", "OK", "caught (95 % interval)", "I-AUROC"),
        types.stream().map(EvaluationTables::kind).toList(),
        types.isEmpty()
            ? ""
            : "Intervals of single kinds by Clopper and Pearson: with few parts they are wide, and"
                + " that is the truth. I-AUROC of a kind is against all good parts.",
        "No defective picture was measured.");
  }

  private static List<Cell> kind(TypeFigures type) {
    long passed = type.images() - type.caught() - type.review();
    double low = Math.min(type.recallInterval().low(), type.recall());
    double high = Math.max(type.recallInterval().high(), type.recall());
    return List.of(
        Cell.words(type.type()),
        Cell.count(type.images()),
        Cell.count(type.caught()),
        Cell.count(type.review()),
        Cell.count(passed).toned(passed == 0 ? Tone.NEUTRAL : Tone.BAD),
        Cell.share(low, type.recall(), high),
        cell(type.auroc()));
  }

  private static Table verdicts(Evaluation evaluation) {
    return new Table(
        "Verdicts at the detector\u2019s own threshold",
        List.of("the part is", "OK", "REVIEW", "NG", "INVALID"),
        List.of(verdicts(evaluation, false), verdicts(evaluation, true)),
        "",
        "");
  }

  private static List<Cell> verdicts(Evaluation evaluation, boolean defective) {
    Tone ifOk = defective ? Tone.BAD : Tone.GOOD;
    Tone ifNg = defective ? Tone.GOOD : Tone.BAD;
    long invalid =
        evaluation.leftOut().stream().filter(out -> out.defective() == defective).count();
    return List.of(
        Cell.words(defective ? "defective" : "good"),
        count(evaluation, defective, Verdict.OK, ifOk),
        count(evaluation, defective, Verdict.REVIEW, Tone.CAUTION),
        count(evaluation, defective, Verdict.NG, ifNg),
        Cell.count(invalid));
  }

  private static Cell count(Evaluation evaluation, boolean defective, Verdict verdict, Tone tone) {
    long count =
        evaluation.samples().stream()
            .filter(sample -> sample.defective() == defective && sample.verdict() == verdict)
            .count();
    return Cell.count(count).toned(count == 0 ? Tone.NEUTRAL : tone);
  }

  private static List<List<Cell>> images(Evaluation evaluation) {
    ConfusionCounts counts = evaluation.image().counts();
    OptionalDouble aupr =
        number(evaluation.image().precisionRecall().map(PrecisionRecallCurve::averagePrecision));
    Optional<F1Max> best = evaluation.image().f1Max();
    return List.of(
        row("precision", counts.precision(), "share of NG calls that are right, own threshold"),
        row("recall", counts.recall(), "share of defective parts called NG, own threshold"),
        row("accuracy", counts.accuracy(), "share of right decisions, own threshold"),
        row("AUPR", aupr, "average precision over pictures, by steps"),
        row("F1-max", number(best.map(F1Max::f1)), "the best F1 of any threshold" + at(best)));
  }

  private static List<List<Cell>> pixels(PixelFigures pixel, Protocol protocol) {
    ConfusionCounts counts = pixel.atDoubleThreshold();
    OptionalDouble aupr =
        number(pixel.precisionRecall().map(PrecisionRecallCurve::averagePrecision));
    List<List<Cell>> rows =
        new ArrayList<>(
            List.of(
                row("AUPRO@0.05", pixel.aupro005(), "AUPRO up to a false positive rate of 0.05"),
                row("pixel AUPR", aupr, "average precision over pixels"),
                row(
                    "pixel F1-max",
                    number(pixel.f1Max().map(F1Max::f1)),
                    "the best F1 over pixels of any threshold" + at(pixel.f1Max())),
                row("pixel F1", counts.f1(), "over pixels, at the double threshold"),
                row("IoU", counts.iou(), "overlap of regions and marks, at the double threshold"),
                row(
                    "localisation accuracy",
                    counts.accuracy(),
                    "share of pixels classified right, at the double threshold; high even when"
                        + " nothing is found"),
                row(
                    "PRO",
                    pixel.proAtDoubleThreshold(),
                    "mean share of a defect covered, at the double threshold")));
    if (protocol == Protocol.PAPER) {
      rows.add(
          row(
              "PRO (SimpleNet\u2019s)",
              pixel.simpleNetPro(),
              "as SimpleNet\u2019s code computes it; reads higher than AUPRO and compares only"
                  + " with papers that used it"));
    }
    return rows;
  }

  private static String at(Optional<F1Max> best) {
    return best.map(max -> ", reached at " + Numbers.significant(max.threshold())).orElse("");
  }

  private static List<Cell> row(String name, OptionalDouble value, String what) {
    return List.of(Cell.words(name), cell(value), Cell.words(what));
  }

  private static Cell cell(OptionalDouble value) {
    return value.isPresent()
        ? Cell.number(Numbers.fixed(value, 3), value.getAsDouble())
        : Cell.number(Numbers.NOT_DEFINED, -1);
  }

  private static OptionalDouble number(Optional<Double> value) {
    return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
  }
}
