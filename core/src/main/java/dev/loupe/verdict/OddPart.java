package dev.loupe.verdict;

import dev.loupe.metric.PredictionBound;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A held-out part that lies so far above all others that it may not be good: where it sets the
 * image threshold, defects escape.
 *
 * <p>It is odd when its score exceeds what a further part would if the others were all there is:
 * the {@link PredictionBound} of four deviations above them. Where scores are normal, one part in
 * 30,000 does so by chance. Scores have longer tails, so this asks a person to look and decides
 * nothing.
 *
 * @param part which
 * @param score of its worst picture
 * @param next the highest score but its own
 */
record OddPart(String part, double score, double next) {

  private static final double DEVIATIONS = 4;
  private static final int LEAST_OTHERS = 4;
  private static final MathContext FOUR_DIGITS = new MathContext(4);

  /**
   * The odd one.
   *
   * @param parts one score a part
   */
  static Optional<OddPart> among(List<HeldOutScore> parts) {
    List<HeldOutScore> rising =
        parts.stream().sorted(Comparator.comparingDouble(HeldOutScore::score)).toList();
    int others = rising.size() - 1;
    if (others < LEAST_OTHERS) {
      return Optional.empty();
    }
    HeldOutScore highest = rising.get(others);
    double[] scores = rising.subList(0, others).stream().mapToDouble(HeldOutScore::score).toArray();
    return highest.score() > PredictionBound.above(DEVIATIONS, scores)
        ? Optional.of(new OddPart(highest.part(), highest.score(), scores[others - 1]))
        : Optional.empty();
  }

  /** A sentence that says what to do. */
  String inWords() {
    return "One part alone set it: '"
        + part
        + "' scores "
        + words(score)
        + ", the next "
        + words(next)
        + ". Look at it: if it is not good, take it out and train again; if it is, defects may"
        + " escape, and more good parts like it are needed.";
  }

  private static String words(double number) {
    return BigDecimal.valueOf(number).round(FOUR_DIGITS).toPlainString();
  }
}
