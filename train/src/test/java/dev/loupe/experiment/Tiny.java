package dev.loupe.experiment;

import dev.loupe.Json;
import dev.loupe.Progress;
import dev.loupe.backbone.BackboneStore;
import dev.loupe.dataset.DatasetOptions;
import dev.loupe.detector.Provenance;
import dev.loupe.evaluation.MetricSize;
import dev.loupe.evaluation.Protocol;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Small experiments and made-up results. */
final class Tiny {

  private static final Grid.Effort EFFORT = new Grid.Effort(1, 1, 1L << 26);

  private Tiny() {}

  /** A grid on a machine without data and weights. */
  static Grid grid(ExperimentFile file) {
    return grid(file, Map.of());
  }

  static Grid grid(ExperimentFile file, Map<String, Path> data) {
    BackboneStore none = new BackboneStore(Path.of("no-such-folder"));
    return new Grid(file, new Places(data, Optional.empty(), none), EFFORT, Progress.NONE);
  }

  static List<String> methodsOf(Paper paper) {
    return paper.values().stream().map(Paper.Value::method).distinct().toList();
  }

  /** An order for a made-up training. */
  static CellOrder order(String method, long seed, int size, int threads) {
    return new CellOrder(
        method,
        method,
        Json.mapper().createObjectNode().put("size", size),
        seed,
        "data",
        DatasetOptions.DEFAULT,
        "f".repeat(64),
        0.2,
        0.005,
        Optional.empty(),
        "",
        Protocol.HONEST,
        MetricSize.ORIGINAL,
        false,
        threads,
        Optional.empty(),
        1L << 30,
        1);
  }

  /** A made-up result with this image AUROC. */
  static CellResult result(CellOrder order, double auroc) {
    Provenance provenance =
        new Provenance(
            "data",
            "folder",
            order.fingerprint(),
            10,
            2,
            "made up",
            order.seed(),
            "none",
            "",
            "0.1.0",
            "1.0",
            "a machine",
            Instant.EPOCH,
            1.5);
    return new CellResult(
        order,
        provenance,
        Map.of(),
        1000,
        "d".repeat(64),
        OptionalLong.of(1L << 30),
        1,
        Json.mapper().createObjectNode().put("image_auroc", auroc));
  }

  /** A finished cell of a row with this image AUROC. */
  static Outcome outcome(Cell.Row row, long seed, double auroc) {
    CellOrder order = order(row.method(), seed, 64, 1);
    Cell cell = new Cell(row, seed, new Cell.Task.Ordered(order));
    return Outcome.finished(
        cell, Outcome.Status.MEASURED, Path.of("nowhere"), result(order, auroc));
  }
}
