package dev.loupe.experiment;

import dev.loupe.evaluation.ScoredSample;
import dev.loupe.verdict.Verdict;

/**
 * What a cell keeps of one test picture.
 *
 * @param id of the sample
 * @param defective what is known about it
 * @param defectType such as "crack"; "good" for a good part
 * @param score raw
 * @param verdict at the detector's own threshold
 * @param ms for the picture, end to end
 */
record TestScore(
    String id, boolean defective, String defectType, double score, Verdict verdict, double ms) {

  static TestScore of(ScoredSample sample) {
    return new TestScore(
        sample.id(),
        sample.defective(),
        sample.defectType(),
        sample.score(),
        sample.verdict(),
        sample.timings().totalMs());
  }
}
