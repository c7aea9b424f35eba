package dev.loupe.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.verdict.InspectionSetup;
import java.util.List;
import java.util.Optional;

/**
 * A detector measured on labelled pictures.
 *
 * <pre>{@code
 * Evaluation evaluation = new Evaluator(inspector, plan).evaluate(progress);
 * evaluation.image().roc().orElseThrow().area();    // image AUROC
 * evaluation.toJson();
 * }</pre>
 *
 * @param plan what was measured, and under which protocol
 * @param setup the detector's thresholds and the rest it was run with
 * @param image figures over whole pictures
 * @param pixel figures over pixels; empty when no defect has a mask
 * @param speed for one picture
 * @param types a row for each kind of defect
 * @param samples every measured picture, in the data set's order
 * @param leftOut test pictures that could not be judged, and are in no figure
 * @param withoutMask measured defective pictures whose defects nobody marked; they are in no pixel
 *     figure
 * @param groups what the regions were called, where groups of defects are in use
 */
public record Evaluation(
    EvaluationPlan plan,
    InspectionSetup setup,
    ImageFigures image,
    Optional<PixelFigures> pixel,
    Speed speed,
    List<TypeFigures> types,
    List<ScoredSample> samples,
    List<LeftOut> leftOut,
    int withoutMask,
    Optional<GroupFigures> groups) {

  /** Copies the lists. */
  public Evaluation {
    types = List.copyOf(types);
    samples = List.copyOf(samples);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * From what was found on each picture.
   *
   * @param samples every measured picture, in the data set's order
   * @param pixel figures over pixels, where defects have masks
   */
  public static Evaluation of(
      EvaluationPlan plan,
      InspectionSetup setup,
      List<ScoredSample> samples,
      List<LeftOut> leftOut,
      Optional<PixelFigures> pixel,
      int withoutMask) {
    return new Evaluation(
        plan,
        setup,
        ImageFigures.of(TypeFigures.scored(samples), setup.thresholds().image()),
        pixel,
        Speed.of(samples),
        TypeFigures.of(samples),
        samples,
        leftOut,
        withoutMask,
        Optional.empty());
  }

  /** The same with what the regions were called. */
  Evaluation withGroups(GroupFigures figures) {
    return new Evaluation(
        plan,
        setup,
        image,
        pixel,
        speed,
        types,
        samples,
        leftOut,
        withoutMask,
        Optional.of(figures));
  }

  /** How many measured pictures show a defective part. */
  public long defective() {
    return samples.stream().filter(ScoredSample::defective).count();
  }

  /** All figures as one flat JSON object; what is not defined is {@code null}. */
  public ObjectNode toJson() {
    return EvaluationJson.of(this);
  }
}
