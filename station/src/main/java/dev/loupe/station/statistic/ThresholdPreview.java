package dev.loupe.station.statistic;

import dev.loupe.station.inspection.Activation;
import dev.loupe.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What would have happened with other thresholds, from the stored scores of the latest pictures
 * that were judged with the same model and the same area. Scores do not depend on thresholds, so
 * nothing is judged again, and nothing is guessed.
 *
 * @param judged how many pictures it rests on
 * @param before verdicts by the thresholds in force
 * @param after verdicts by the others
 * @param changed how many change
 * @param reviewed how many a person judged
 * @param overruledBefore NG by those in force that a person called OK
 * @param overruledAfter NG by the others that a person called OK
 * @param missedBefore OK by those in force that a person called NG
 * @param missedAfter OK by the others that a person called NG
 * @param examples of those that change, the latest first
 */
public record ThresholdPreview(
    int judged,
    VerdictCounts before,
    VerdictCounts after,
    int changed,
    int reviewed,
    int overruledBefore,
    int overruledAfter,
    int missedBefore,
    int missedAfter,
    List<Example> examples) {

  private static final int EXAMPLES = 20;

  /**
   * A picture whose verdict would change.
   *
   * @param inspectionId which
   * @param serial of the part
   * @param rawScore that it got
   * @param before by the thresholds in force
   * @param after by the others
   * @param operator what a person said
   */
  public record Example(
      String inspectionId,
      Optional<String> serial,
      double rawScore,
      Verdict before,
      Verdict after,
      Optional<String> operator) {}

  private record Scored(String id, Optional<String> serial, double score, Optional<String> said) {}

  /**
   * Looks back.
   *
   * @param active what is in force
   * @param sameScores ids of the activations under which scores meant the same
   * @param image the other image threshold
   * @param review the other review threshold
   * @param last how many pictures at most
   */
  public static ThresholdPreview of(
      Handle handle,
      Activation active,
      List<String> sameScores,
      double image,
      double review,
      int last) {
    List<Scored> scored =
        handle
            .createQuery(
                "SELECT id, serial, raw_score, operator_verdict FROM inspections"
                    + " WHERE station = :station AND recipe = :recipe AND raw_score IS NOT NULL"
                    + " AND activation IN (<same>) ORDER BY id DESC LIMIT :last")
            .bind("station", active.station())
            .bind("recipe", active.recipe())
            .bindList("same", sameScores)
            .bind("last", last)
            .map(
                (row, context) ->
                    new Scored(
                        row.getString("id"),
                        Optional.ofNullable(row.getString("serial")),
                        row.getDouble("raw_score"),
                        Optional.ofNullable(row.getString("operator_verdict"))))
            .list();
    return of(
        scored,
        new Lines(active.thresholds().image(), active.thresholds().review()),
        new Lines(image, review));
  }

  private record Lines(double image, double review) {

    Verdict verdict(double score) {
      return score >= image ? Verdict.NG : score >= review ? Verdict.REVIEW : Verdict.OK;
    }
  }

  private static ThresholdPreview of(List<Scored> scored, Lines old, Lines other) {
    VerdictCounts before = VerdictCounts.NONE;
    VerdictCounts after = VerdictCounts.NONE;
    int[] overruled = new int[2];
    int[] missed = new int[2];
    int changed = 0;
    int reviewed = 0;
    List<Example> examples = new ArrayList<>();
    for (Scored one : scored) {
      Verdict was = old.verdict(one.score());
      Verdict would = other.verdict(one.score());
      before = before.plus(was, 1);
      after = after.plus(would, 1);
      changed += was == would ? 0 : 1;
      reviewed += one.said().isPresent() ? 1 : 0;
      overruled[0] += contradicts(was, Verdict.NG, one, "OK");
      overruled[1] += contradicts(would, Verdict.NG, one, "OK");
      missed[0] += contradicts(was, Verdict.OK, one, "NG");
      missed[1] += contradicts(would, Verdict.OK, one, "NG");
      if (was != would && examples.size() < EXAMPLES) {
        examples.add(new Example(one.id(), one.serial(), one.score(), was, would, one.said()));
      }
    }
    return new ThresholdPreview(
        scored.size(),
        before,
        after,
        changed,
        reviewed,
        overruled[0],
        overruled[1],
        missed[0],
        missed[1],
        examples);
  }

  private static int contradicts(Verdict verdict, Verdict wrong, Scored one, String said) {
    return verdict == wrong && one.said().filter(said::equals).isPresent() ? 1 : 0;
  }
}
