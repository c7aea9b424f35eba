package dev.loupe.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountFiguresTest {

  @Test
  void countsAllGoodPicturesAndSoManyDefectiveOnes() {
    // 10 good with 1 false call, 8 defective of which all are caught: F1 = 2 n / (2 n + 1)
    List<TestScore> scores = scores(10, 1, 8, 8);
    assertThat(CountFigures.meanF1(scores, 2, 5, 0)).hasValueCloseTo(4.0 / 5, within(1e-12));
    assertThat(CountFigures.meanF1(scores, 8, 5, 0)).hasValueCloseTo(16.0 / 17, within(1e-12));
  }

  @Test
  void takesTheMeanOverTheDraws() {
    // one defective picture of 8, half of them caught, no false call: F1 is 0 or 1
    List<TestScore> scores = scores(10, 0, 8, 4);
    assertThat(CountFigures.meanF1(scores, 1, 4000, 3)).hasValueCloseTo(0.5, within(0.03));
    assertThat(CountFigures.meanF1(scores, 1, 1, 3).orElseThrow()).isIn(0.0, 1.0);
  }

  @Test
  void drawsTheSameFromTheSameSeedAndAllWhenAllAreAskedFor() {
    List<TestScore> scores = scores(5, 1, 9, 4);
    assertThat(CountFigures.meanF1(scores, 3, 7, 11))
        .isEqualTo(CountFigures.meanF1(scores, 3, 7, 11));
    // 4 caught, 5 escaped, 1 false call
    assertThat(CountFigures.meanF1(scores, 9, 3, 1)).hasValueCloseTo(8.0 / 14, within(1e-12));
  }

  @Test
  void hasNoFigureForMoreThanThereAre() {
    assertThat(CountFigures.meanF1(scores(5, 1, 9, 4), 10, 3, 1)).isEmpty();
  }

  private static List<TestScore> scores(int good, int falseCalls, int defective, int caught) {
    List<TestScore> scores = new ArrayList<>();
    for (int i = 0; i < good; i++) {
      scores.add(score("good" + i, false, i < falseCalls));
    }
    for (int i = 0; i < defective; i++) {
      scores.add(score("bad" + i, true, i < caught));
    }
    return scores;
  }

  private static TestScore score(String id, boolean defective, boolean called) {
    String type = defective ? "crack" : "good";
    return new TestScore(id, defective, type, called ? 2 : 1, called ? Verdict.NG : Verdict.OK, 1);
  }
}
