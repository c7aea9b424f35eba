package dev.loupe.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.evaluation.MetricSize;
import dev.loupe.evaluation.Protocol;
import dev.loupe.report.FactGroup;
import dev.loupe.report.FactGroup.Fact;
import dev.loupe.report.Section;
import dev.loupe.report.Section.Facts;
import dev.loupe.report.Section.Heading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Under what conditions an experiment was run: enough to run it again. */
record RunConditions(Results results) {

  Section section() {
    List<FactGroup> groups = new ArrayList<>(List.of(protocol(), machine()));
    results.datasets().forEach(dataset -> groups.add(data(dataset)));
    groups.add(settings());
    return new Facts(new Heading("conditions", "Conditions", ""), groups);
  }

  private FactGroup protocol() {
    Experiment experiment = results.experiment();
    Protocol protocol = experiment.protocol().orElse(Protocol.HONEST);
    MetricSize size = experiment.metricSize().orElse(MetricSize.ORIGINAL);
    return new FactGroup(
        "Protocol",
        List.of(
            Fact.words("protocol", protocol.id()),
            Fact.words("pixels counted at", size.id() + " size"),
            Fact.words("seeds", joined(experiment.seeds().stream().map(String::valueOf).toList())),
            Fact.words("trainings at once", joined(each(r -> r.order().parallel()))),
            Fact.words("threads of a training", joined(each(r -> r.order().threads()))),
            Fact.words("pictures judged at once", joined(each(CellResult::threads)))));
  }

  private FactGroup machine() {
    return new FactGroup(
        "Machine and versions",
        List.of(
            Fact.words("machine", joined(each(r -> r.provenance().machine()))),
            Fact.words("Loupe", joined(each(r -> r.provenance().loupeVersion()))),
            Fact.words("ONNX Runtime", joined(each(r -> r.provenance().onnxRuntimeVersion()))),
            new Fact("backbone", each(RunConditions::backbone), true)));
  }

  private static String backbone(CellResult result) {
    String sha = result.provenance().backboneSha256();
    return result.provenance().backbone() + " " + sha.substring(0, Math.min(12, sha.length()));
  }

  private FactGroup data(String dataset) {
    List<CellResult> measured =
        results.rows(dataset).stream()
            .flatMap(row -> results.of(row).stream())
            .flatMap(outcome -> outcome.result().stream())
            .toList();
    if (measured.isEmpty()) {
      return new FactGroup(dataset, List.of(Fact.words("state", "nothing was measured on it")));
    }
    CellResult first = measured.get(0);
    JsonNode figures = first.evaluation();
    return new FactGroup(
        dataset,
        List.of(
            Fact.words("format", first.provenance().datasetFormat()),
            Fact.words("learned from", distinct(measured, r -> r.provenance().trainingImages())),
            Fact.words("kept back", distinct(measured, r -> r.provenance().heldOutImages())),
            Fact.words("tested", figures.path("images").asText()),
            Fact.words("of which defective", figures.path("defective").asText()),
            Fact.literal("fingerprint", first.order().fingerprint())));
  }

  private FactGroup settings() {
    List<Fact> facts = new ArrayList<>();
    for (String method : results.methods()) {
      results.outcomes().stream()
          .filter(outcome -> outcome.cell().row().method().equals(method))
          .flatMap(outcome -> outcome.result().stream())
          .findFirst()
          .map(result -> method(method, result.order()))
          .ifPresent(facts::add);
    }
    return new FactGroup("Settings", facts);
  }

  private static Fact method(String label, CellOrder order) {
    List<String> lines = new ArrayList<>(List.of(order.method()));
    order
        .settings()
        .properties()
        .forEach(one -> lines.add(one.getKey() + ": " + Variation.text(one.getValue())));
    return new Fact(label, lines, true);
  }

  private List<String> each(Function<CellResult, Object> fact) {
    return results.finished().stream().map(fact).map(String::valueOf).distinct().toList();
  }

  private static String distinct(List<CellResult> measured, Function<CellResult, Object> fact) {
    return measured.stream()
        .map(fact)
        .map(String::valueOf)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String joined(List<String> values) {
    return values.isEmpty() ? Sheet.NOT_DEFINED : String.join(", ", values);
  }
}
