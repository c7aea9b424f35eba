package dev.loupe.evaluation;

import dev.loupe.dataset.Sample;
import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.Timings;
import dev.loupe.verdict.Verdict;

/**
 * How one test picture fared.
 *
 * @param id of the sample
 * @param defective what is known about it
 * @param defectType such as "crack"; "good" for a good part
 * @param score raw
 * @param calibratedScore from 0 to 1, 0.5 at the threshold
 * @param verdict OK, REVIEW or NG
 * @param regions how many places stand out
 * @param timings of its stages
 */
public record ScoredSample(
    String id,
    boolean defective,
    String defectType,
    double score,
    double calibratedScore,
    Verdict verdict,
    int regions,
    Timings timings) {

  /** How a sample fared that could be judged. */
  public static ScoredSample of(Sample sample, Inspection inspection) {
    return new ScoredSample(
        sample.id(),
        sample.defective(),
        sample.defectType(),
        inspection.rawScore().orElseThrow(),
        inspection.calibratedScore().orElseThrow(),
        inspection.verdict(),
        inspection.regions().size(),
        inspection.timings());
  }

  /** A good part called NG. */
  public boolean falseCall() {
    return !defective && verdict == Verdict.NG;
  }

  /** A defective part not called NG. */
  public boolean escape() {
    return defective && verdict != Verdict.NG;
  }
}
