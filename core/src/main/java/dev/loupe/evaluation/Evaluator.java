package dev.loupe.evaluation;

import dev.loupe.InterruptedWorkException;
import dev.loupe.OrderedWork;
import dev.loupe.Progress;
import dev.loupe.dataset.Sample;
import dev.loupe.verdict.Arrival;
import dev.loupe.verdict.Examination;
import dev.loupe.verdict.Inspector;
import java.util.List;

/**
 * Measures a detector on the test pictures of a data set, through the very {@link Inspector} that
 * runs on the line.
 *
 * <pre>{@code
 * Evaluator evaluator = new Evaluator(inspector, plan);
 * Evaluation evaluation = evaluator.evaluate(progress);
 * CloserLook look = evaluator.closerLook("test/crack/007.png");
 * }</pre>
 *
 * <p>Cost: each picture is read and judged once. Maps are not kept; the pixel figures keep four
 * bytes for each good pixel and twelve for each defective one, and twice that at the end.
 *
 * <p>A picture that is INVALID is listed and left out of every figure. A score that is not a number
 * ends the evaluation with an error that names the picture.
 */
public final class Evaluator {

  private final Inspector inspector;
  private final EvaluationPlan plan;

  /**
   * An evaluator.
   *
   * @param inspector judges; stays the caller's
   * @param plan says what to measure
   */
  public Evaluator(Inspector inspector, EvaluationPlan plan) {
    this.inspector = inspector;
    this.plan = plan;
  }

  /** Measures, one picture after the other. */
  public Evaluation evaluate(Progress progress) {
    return evaluate(progress, 1);
  }

  /**
   * Measures. Figures do not depend on the number of threads, except for the times.
   *
   * @param threads how many pictures are judged at once
   * @throws InterruptedWorkException when the thread is interrupted; nothing is left behind
   */
  public Evaluation evaluate(Progress progress, int threads) {
    List<Sample> test = plan.dataset().test();
    Tally tally = new Tally(plan, inspector.setup());
    try (Progress.Task task = progress.start("evaluation", test.size());
        OrderedWork work = new OrderedWork("evaluation", threads)) {
      work.each(
          test.iterator(),
          sample -> new Examined(sample, examine(sample)),
          examined -> {
            tally.add(examined.sample(), examined.examination());
            task.advance(1);
          });
    } catch (InterruptedWorkException e) {
      throw new InterruptedWorkException(
          "The evaluation was stopped; run it again to have its figures.");
    }
    return tally.evaluation();
  }

  private record Examined(Sample sample, Examination examination) {}

  /**
   * Judges one picture of the data set again, pixels and all.
   *
   * @param sampleId of the data set
   * @throws IllegalArgumentException when there is no such sample
   */
  public CloserLook closerLook(String sampleId) {
    Sample sample =
        plan.dataset().samples().stream()
            .filter(candidate -> candidate.id().equals(sampleId))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("No sample " + sampleId));
    Examination examination = examine(sample);
    return new CloserLook(
        sample,
        examination,
        examination.picture().flatMap(picture -> GroundTruth.of(sample, picture)));
  }

  private Examination examine(Sample sample) {
    return inspector.examine(Arrival.of(sample.id(), sample.source()));
  }
}
