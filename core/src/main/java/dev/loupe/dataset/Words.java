package dev.loupe.dataset;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The words that plants and data sets use for good and bad. */
final class Words {

  static final Set<String> GOOD =
      Set.of("good", "ok", "normal", "pass", "passed", "defect-free", "defect_free");
  static final Set<String> DEFECTIVE =
      Set.of(
          "bad",
          "ng",
          "nok",
          "ko",
          "not-good",
          "not_good",
          "abnormal",
          "anomaly",
          "anomalous",
          "anomalies",
          "fail",
          "failed",
          "defect",
          "defects",
          "defective",
          "faulty");

  private Words() {}

  static Optional<Label> label(String word) {
    String lower = PictureFolder.lower(word);
    if (GOOD.contains(lower) || lower.equals("0")) {
      return Optional.of(Label.GOOD);
    }
    return DEFECTIVE.contains(lower) || lower.equals("1")
        ? Optional.of(Label.DEFECTIVE)
        : Optional.empty();
  }

  static Optional<Split> split(String word) {
    return Arrays.stream(Split.values())
        .filter(split -> split.name().equalsIgnoreCase(word))
        .findFirst();
  }
}
