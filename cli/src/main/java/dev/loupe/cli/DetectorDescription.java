package dev.loupe.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.Sha256;
import dev.loupe.auto.Auto;
import dev.loupe.detector.InputGeometry;
import dev.loupe.detector.Manifest;
import dev.loupe.detector.Provenance;
import dev.loupe.detector.Thresholds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A detector in words.
 *
 * @param file the artifact
 * @param sha256 of the file
 * @param bytes it has
 * @param manifest what it says about itself
 */
record DetectorDescription(Path file, String sha256, long bytes, Manifest manifest) {

  private static final String UNTRAINED = "seeded-small";

  /** The description of an artifact on disk. */
  static DetectorDescription of(Path file, Manifest manifest) {
    return new DetectorDescription(file, Sha256.of(file), file.toFile().length(), manifest);
  }

  /** What the plant calls it: the name of the file without its ending. */
  static String id(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.loupe$", "");
  }

  /** The manifest as one object, with the file's name, SHA-256 and size. */
  ObjectNode json() {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("model_id", id(file)).put("file", file.toString());
    json.put("sha256", sha256).put("bytes", bytes);
    json.setAll((ObjectNode) Json.mapper().valueToTree(manifest));
    return json;
  }

  /** What to say when it has just been trained. */
  List<String> trained() {
    Provenance origin = manifest.provenance();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Learned from "
            + Numbers.counted(origin.trainingImages(), "good picture", "good pictures")
            + " of "
            + origin.dataset()
            + " in "
            + Numbers.fixed(origin.trainingSeconds(), 1)
            + " s (method "
            + manifest.method()
            + ", backbone "
            + origin.backbone()
            + ", seed "
            + origin.seed()
            + ").");
    lines.add("Thresholds: " + thresholds() + "; " + promise() + ".");
    manifest.thresholds().history().stream().skip(1).forEach(lines::add);
    manifest.remarks().entrySet().stream()
        .filter(remark -> remark.getKey().startsWith(Auto.REMARK))
        .forEach(remark -> lines.add(remark.getKey() + ": " + remark.getValue() + "."));
    if (origin.backbone().equals(UNTRAINED)) {
      lines.add(UNTRAINED_REMARK);
    }
    lines.add("Wrote " + file + " (" + Numbers.bytes(bytes) + ").");
    return lines;
  }

  /** Why a detector with the stand-in is not to be trusted. */
  static final String UNTRAINED_REMARK =
      "Its backbone seeded-small never learned to see: for trying things, not for a line. Leave"
          + " --backbone out to see with Loupe's own, or give weights with --backbone-weights FILE.";

  /** Everything, for {@code loupe info}. */
  List<String> lines() {
    Provenance origin = manifest.provenance();
    List<String> lines = new ArrayList<>();
    add(lines, "Detector", id(file) + " (" + file + ", " + Numbers.bytes(bytes) + ")");
    add(lines, "SHA-256", sha256);
    add(lines, "Method", manifest.method() + ", format " + manifest.formatVersion());
    add(
        lines,
        "Backbone",
        origin.backbone()
            + (origin.backboneSha256().isEmpty() ? "" : ", weights " + origin.backboneSha256()));
    add(lines, "Input", input());
    add(
        lines,
        "Data set",
        origin.dataset()
            + " ("
            + origin.datasetFormat()
            + "), fingerprint "
            + origin.datasetFingerprint());
    add(lines, "Pictures", origin.split());
    add(
        lines,
        "Trained",
        origin.created()
            + " in "
            + Numbers.fixed(origin.trainingSeconds(), 1)
            + " s, seed "
            + origin.seed());
    add(
        lines,
        "Made with",
        "Loupe "
            + origin.loupeVersion()
            + ", ONNX Runtime "
            + origin.onnxRuntimeVersion()
            + ", "
            + origin.machine());
    add(lines, "Thresholds", thresholds());
    add(lines, "Promise", promise());
    add(lines, "Accepts", acceptance());
    manifest.thresholds().history().forEach(change -> add(lines, "History", change));
    manifest.remarks().forEach((name, remark) -> add(lines, "Remark", name + ": " + remark));
    lines.add("Settings");
    settings().forEach(setting -> lines.add("  " + setting));
    return lines;
  }

  private static void add(List<String> lines, String name, String value) {
    lines.add(String.format("%-11s %s", name, value));
  }

  private String thresholds() {
    Thresholds thresholds = manifest.thresholds();
    return "NG from "
        + Numbers.score(thresholds.image())
        + (thresholds.review() < thresholds.image()
            ? ", REVIEW from " + Numbers.score(thresholds.review())
            : ", no REVIEW");
  }

  private String promise() {
    return manifest.thresholds().promise().inWords();
  }

  private String input() {
    InputGeometry input = manifest.input();
    return input.width()
        + " x "
        + input.height()
        + (input.fit() == InputGeometry.Fit.WHOLE
            ? ", the whole picture"
            : ", cut from the centre after the shorter side is brought to " + input.resizeTo());
  }

  private String acceptance() {
    var accepts = manifest.acceptance();
    return "mean grey "
        + Numbers.fixed(accepts.minBrightness(), 0)
        + " to "
        + Numbers.fixed(accepts.maxBrightness(), 0)
        + ", width / height "
        + Numbers.fixed(accepts.minAspect(), 2)
        + " to "
        + Numbers.fixed(accepts.maxAspect(), 2)
        + ", shorter side at least "
        + accepts.minShorterSide()
        + "; what lies outside is INVALID";
  }

  private List<String> settings() {
    return manifest.settings().properties().stream()
        .map((Map.Entry<String, ?> one) -> one.getKey() + ": " + one.getValue())
        .toList();
  }
}
