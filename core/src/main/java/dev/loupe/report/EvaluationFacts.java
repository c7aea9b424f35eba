package dev.loupe.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.dataset.Dataset;
import dev.loupe.detector.InputGeometry;
import dev.loupe.detector.Manifest;
import dev.loupe.detector.Provenance;
import dev.loupe.detector.Thresholds;
import dev.loupe.evaluation.Evaluation;
import dev.loupe.evaluation.EvaluationPlan;
import dev.loupe.report.FactGroup.Fact;
import dev.loupe.report.Section.Facts;
import dev.loupe.report.Section.Heading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Protocol and provenance of an evaluation. */
final class EvaluationFacts {

  private EvaluationFacts() {}

  /**
   * The facts.
   *
   * @param inspectedShare least share of a shown picture that the detector saw
   */
  static Facts of(Evaluation evaluation, Manifest manifest, double inspectedShare) {
    return new Facts(
        new Heading("provenance", "Protocol and provenance", ""),
        List.of(
            protocol(evaluation.plan()),
            thresholds(evaluation.setup().thresholds()),
            data(evaluation),
            detector(evaluation, manifest, inspectedShare),
            new FactGroup("Settings", settings(manifest.settings()))));
  }

  private static FactGroup protocol(EvaluationPlan plan) {
    return new FactGroup(
        "Protocol",
        switch (plan.protocol()) {
          case HONEST ->
              List.of(
                  Fact.words("protocol", "honest"),
                  Fact.words("training", "good pictures of the training part, last epoch"),
                  Fact.words("thresholds", "held-out good pictures alone"),
                  Fact.words("test pictures", "used for measuring and for nothing else"),
                  metricSize(plan));
          case PAPER ->
              List.of(
                  Fact.words("protocol", "paper: for comparison with published figures only"),
                  Fact.words(
                      "training",
                      "as the reference code does it, which may select on the test pictures"),
                  metricSize(plan));
        });
  }

  private static Fact metricSize(EvaluationPlan plan) {
    return Fact.words(
        "pixel figures",
        switch (plan.metricSize()) {
          case ORIGINAL -> "at the pictures\u2019 original size";
          case MODEL ->
              "on the detector\u2019s grid, masks by nearest neighbour; what a centre crop cuts"
                  + " away does not count";
        });
  }

  static FactGroup thresholds(Thresholds thresholds) {
    return new FactGroup(
        "Thresholds",
        List.of(
            Fact.words("NG from", Numbers.significant(thresholds.image())),
            Fact.words("REVIEW from", Numbers.significant(thresholds.review())),
            Fact.words(
                "regions",
                "seeded from "
                    + Numbers.significant(thresholds.pixelHigh())
                    + ", grown to "
                    + Numbers.significant(thresholds.pixelLow())
                    + ", at least "
                    + Numbers.percent(thresholds.minimumArea(), 3)
                    + " of the picture"),
            Fact.words("promise", thresholds.promise().inWords()),
            new Fact("history", thresholds.history(), false)));
  }

  private static FactGroup data(Evaluation evaluation) {
    EvaluationPlan plan = evaluation.plan();
    Dataset dataset = plan.dataset();
    long defective = evaluation.defective();
    return new FactGroup(
        "Measured on",
        List.of(
            Fact.words("data set", dataset.name() + " (" + dataset.format() + ")"),
            Fact.literal("fingerprint", plan.datasetFingerprint()),
            Fact.words(
                "test pictures",
                Numbers.count(evaluation.samples().size() - defective)
                    + " good, "
                    + Numbers.count(defective)
                    + " defective, "
                    + Numbers.count(evaluation.leftOut().size())
                    + " left out"),
            Fact.words(
                "trained on",
                plan.trainedOn().equals(plan.datasetFingerprint())
                    ? "the training part of the same data set"
                    : "another data set"),
            Fact.literal("its fingerprint", plan.trainedOn())));
  }

  private static FactGroup detector(
      Evaluation evaluation, Manifest manifest, double inspectedShare) {
    Provenance provenance = manifest.provenance();
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.words("method", manifest.method()));
    facts.add(Fact.words("artifact", evaluation.setup().model().id()));
    facts.add(Fact.literal("artifact SHA-256", evaluation.setup().model().sha256()));
    facts.add(Fact.words("input", input(manifest.input(), inspectedShare)));
    facts.add(Fact.words("backbone", provenance.backbone()));
    if (!provenance.backboneSha256().isEmpty()) {
      facts.add(Fact.literal("backbone SHA-256", provenance.backboneSha256()));
    }
    facts.add(
        Fact.words(
            "learned from",
            Numbers.counted(provenance.trainingImages(), "good picture", "good pictures")
                + " of "
                + provenance.dataset()
                + "; "
                + Numbers.count(provenance.heldOutImages())
                + " held out for the thresholds"));
    facts.add(Fact.words("split", provenance.split()));
    facts.add(Fact.words("seed", Long.toString(provenance.seed())));
    facts.add(Fact.words("trained", trained(provenance)));
    facts.add(Fact.words("machine", provenance.machine()));
    facts.add(
        Fact.words(
            "versions",
            "Loupe "
                + provenance.loupeVersion()
                + ", ONNX Runtime "
                + provenance.onnxRuntimeVersion()));
    return new FactGroup("Detector", facts);
  }

  private static String trained(Provenance provenance) {
    return provenance.created()
        + ", in "
        + Numbers.fixed(provenance.trainingSeconds(), 0)
        + "\u202Fs";
  }

  private static String input(InputGeometry input, double inspectedShare) {
    String size = input.width() + " \u00d7 " + input.height() + " pixels; ";
    return size
        + switch (input.fit()) {
          case WHOLE -> "the whole picture is inspected";
          case CENTER_CROP ->
              "centre crop: "
                  + Numbers.percent(inspectedShare)
                  + " of the picture is inspected, the rest is never seen";
        };
  }

  private static List<Fact> settings(JsonNode settings) {
    List<Fact> facts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> setting : settings.properties()) {
      JsonNode value = setting.getValue();
      facts.add(
          Fact.literal(setting.getKey(), value.isTextual() ? value.asText() : value.toString()));
    }
    return facts;
  }
}
