package dev.loupe.report;

import dev.loupe.detector.Thresholds;
import dev.loupe.report.FactGroup.Fact;
import dev.loupe.report.Section.Facts;
import dev.loupe.report.Section.Heading;
import dev.loupe.verdict.InspectionSetup;
import java.util.List;

/** What judged a batch of inspections. */
final class BatchFacts {

  private BatchFacts() {}

  static Facts of(InspectionSetup setup) {
    Thresholds thresholds = setup.thresholds();
    FactGroup detector =
        new FactGroup(
            "Detector",
            List.of(
                Fact.words("artifact", setup.model().id()),
                Fact.literal("artifact SHA-256", setup.model().sha256()),
                Fact.words("version", "Loupe " + setup.softwareVersion())));
    return new Facts(
        new Heading("provenance", "Provenance", ""),
        List.of(detector, EvaluationFacts.thresholds(thresholds)));
  }
}
