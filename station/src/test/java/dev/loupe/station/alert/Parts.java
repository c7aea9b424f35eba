package dev.loupe.station.alert;

import dev.loupe.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Parts for rules to look at, one a second. */
final class Parts {

  static final Lane LANE = new Lane("AOI-1", "top");
  static final Instant START = Instant.parse("2026-01-05T06:00:00Z");

  private Parts() {}

  static SeenPart part(int second, Verdict verdict, double score, Spot... spots) {
    return new SeenPart(
        "I" + second,
        LANE,
        Optional.of("S" + second),
        "model-a",
        START.plusSeconds(second),
        verdict,
        verdict == Verdict.INVALID ? OptionalDouble.empty() : OptionalDouble.of(score),
        List.of(spots));
  }

  /** A part a letter: 'x' NG, '.' OK, '?' REVIEW, '0' INVALID. */
  static List<SeenPart> of(String letters) {
    List<SeenPart> parts = new ArrayList<>();
    for (char letter : letters.toCharArray()) {
      parts.add(part(parts.size(), verdict(letter), 1));
    }
    return parts;
  }

  private static Verdict verdict(char letter) {
    return switch (letter) {
      case 'x' -> Verdict.NG;
      case '.' -> Verdict.OK;
      case '?' -> Verdict.REVIEW;
      default -> Verdict.INVALID;
    };
  }

  /** What the rule said to each part, one letter a part: 'R' raised, 'C' cleared, '-' nothing. */
  static <S extends Record> String answers(AlertRule<S> rule, List<SeenPart> parts) {
    StringBuilder answers = new StringBuilder();
    S state = rule.initial();
    for (SeenPart part : parts) {
      Step<S> step = rule.observe(state, part);
      state = step.state();
      String letters = letters(step.changes());
      answers.append(letters.isEmpty() ? "-" : letters);
    }
    return answers.toString();
  }

  private static String letters(List<Change> changes) {
    StringBuilder letters = new StringBuilder();
    for (Change change : changes) {
      switch (change.kind()) {
        case RAISED -> letters.append('R');
        case CLEARED -> letters.append('C');
        case CONTINUED -> {}
      }
    }
    return letters.toString();
  }
}
