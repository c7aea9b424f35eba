package dev.loupe.experiment;

import dev.loupe.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** All figures of all cells as comma-separated values, a row a cell, in the units of the files. */
final class ResultsCsv {

  private ResultsCsv() {}

  static void write(Results results, Path file) {
    List<String> lines = new ArrayList<>(List.of(header()));
    results.outcomes().forEach(outcome -> lines.add(line(outcome)));
    String text = String.join("\n", lines) + "\n";
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String header() {
    List<String> columns =
        new ArrayList<>(
            List.of("dataset", "method", "at", "seed", "status", "message", "key", "fingerprint"));
    columns.addAll(List.of("detector_sha256", "machine", "threads", "cells_at_once"));
    Metric.all().forEach(metric -> columns.add(metric.key()));
    return String.join(",", columns);
  }

  private static String line(Outcome outcome) {
    Cell.Row row = outcome.cell().row();
    List<String> fields = new ArrayList<>(List.of(row.dataset(), row.method()));
    fields.add(row.at().orElse(""));
    fields.add(Long.toString(outcome.cell().seed()));
    fields.add(RunRecord.word(outcome.status()));
    fields.add(outcome.message());
    fields.addAll(origin(outcome));
    Metric.all().forEach(metric -> fields.add(number(outcome.value(metric))));
    return fields.stream().map(ResultsCsv::quoted).collect(Collectors.joining(","));
  }

  private static List<String> origin(Outcome outcome) {
    return outcome
        .result()
        .map(
            result ->
                List.of(
                    result.order().key(),
                    result.order().fingerprint(),
                    result.detectorSha256(),
                    result.provenance().machine(),
                    Integer.toString(result.order().threads()),
                    Integer.toString(result.order().parallel())))
        .orElseGet(() -> List.of("", "", "", "", "", ""));
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }

  private static String quoted(String text) {
    return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
