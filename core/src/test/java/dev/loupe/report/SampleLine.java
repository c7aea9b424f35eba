package dev.loupe.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.loupe.Progress;
import dev.loupe.dataset.Dataset;
import dev.loupe.dataset.Label;
import dev.loupe.dataset.MaskSource;
import dev.loupe.dataset.PictureSource;
import dev.loupe.dataset.Sample;
import dev.loupe.dataset.Split;
import dev.loupe.detector.Acceptance;
import dev.loupe.detector.Detection;
import dev.loupe.detector.FalseCallPromise;
import dev.loupe.detector.InputGeometry;
import dev.loupe.detector.Manifest;
import dev.loupe.detector.MapPlacement;
import dev.loupe.detector.Provenance;
import dev.loupe.detector.Thresholds;
import dev.loupe.evaluation.Evaluation;
import dev.loupe.evaluation.EvaluationPlan;
import dev.loupe.evaluation.Evaluator;
import dev.loupe.evaluation.MetricSize;
import dev.loupe.evaluation.Protocol;
import dev.loupe.image.AnomalyMap;
import dev.loupe.image.Picture;
import dev.loupe.image.UnreadablePictureException;
import dev.loupe.verdict.InspectionSetup;
import dev.loupe.verdict.Inspector;
import dev.loupe.verdict.ModelReference;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Invented parts and a real, if simple-minded, detector of dark places: everything a report needs.
 */
final class SampleLine {

  static final Instant NOW = Instant.parse("2026-03-02T09:14:00Z");
  static final List<String> KINDS = List.of("blowhole", "crack", "scratch");

  private static final InputGeometry INPUT = new InputGeometry(60, 44, InputGeometry.Fit.WHOLE, 0);

  private final List<Sample> samples = new ArrayList<>();

  /** So many good parts, the seeds from 1. */
  SampleLine good(int count) {
    for (int i = 1; i <= count; i++) {
      samples.add(sample("good/%03d.png".formatted(i), "good", new SamplePart(i, 0), false));
    }
    return this;
  }

  /** So many defective parts, the blots from faint to dark, with masks or without. */
  SampleLine defective(int count, boolean marked) {
    for (int i = 1; i <= count; i++) {
      String kind = KINDS.get(i % KINDS.size());
      SamplePart part = new SamplePart(1000 + i, 12 + 60.0 * i / count);
      samples.add(sample(kind + "/%03d.png".formatted(i), kind, part, marked));
    }
    return this;
  }

  /** A file that is no picture. */
  SampleLine unreadable(String id) {
    PictureSource source = source(new byte[] {1}, Optional.empty());
    samples.add(new Sample(id, source, Label.GOOD, "good", Optional.empty(), Split.TEST, id));
    return this;
  }

  List<Sample> samples() {
    return List.copyOf(samples);
  }

  Evaluator evaluator(Protocol protocol) {
    Dataset dataset = new Dataset("ground-steel", "folder", samples);
    EvaluationPlan plan =
        EvaluationPlan.of(dataset, "f".repeat(64), protocol, MetricSize.ORIGINAL, manifest());
    return new Evaluator(inspector(), plan);
  }

  /** The report under a protocol. */
  ReportModel report(Protocol protocol) {
    Evaluator evaluator = evaluator(protocol);
    return report(evaluator.evaluate(Progress.NONE), evaluator);
  }

  /** The report of what was measured. */
  static ReportModel report(Evaluation evaluation, Evaluator evaluator) {
    return EvaluationReport.of(
            evaluation,
            manifest(),
            evaluator::closerLook,
            picture -> Optional.of(picture),
            NOW,
            Progress.NONE)
        .model();
  }

  static Inspector inspector() {
    ModelReference model = new ModelReference("steel-7", "9".repeat(64));
    InspectionSetup setup = InspectionSetup.of(model, manifest(), "0.1.0");
    return new Inspector(
        SampleLine::detect, setup, Clock.fixed(NOW, ZoneOffset.UTC), new Random(1));
  }

  static Manifest manifest() {
    return new Manifest(
        Manifest.FORMAT_VERSION,
        "darkness",
        JsonNodeFactory.instance.objectNode().put("block", 5).put("mode", "mean"),
        INPUT,
        Acceptance.ANYTHING,
        thresholds(),
        new Provenance(
            "ground-steel",
            "folder",
            "f".repeat(64),
            300,
            120,
            "by part, seeded",
            42,
            "none",
            "",
            "0.1.0",
            "1.29.0",
            "2 cores, Linux, Java 17",
            NOW,
            71.4));
  }

  private static Thresholds thresholds() {
    return new Thresholds(
        3.0,
        2.5,
        0.35,
        2.6,
        1.7,
        0.0005,
        new FalseCallPromise(0.05, 0.95, 120, 0.005, 598),
        List.of("2026-03-01: made from 120 held-out good pictures", "2026-03-02: review from 2.5"));
  }

  /** How dark each block of 5 x 5 pixels is; the score is the darkest. */
  private static Detection detect(Picture picture) {
    float[] map = new float[INPUT.width() * INPUT.height()];
    for (int i = 0; i < map.length; i++) {
      map[i] = darkness(picture, i % INPUT.width() * 5, i / INPUT.width() * 5);
    }
    AnomalyMap anomalies = new AnomalyMap(INPUT.width(), INPUT.height(), map);
    MapPlacement placement = MapPlacement.of(INPUT, picture.width(), picture.height());
    return new Detection(anomalies, anomalies.max(), placement, 3_000_000);
  }

  private static float darkness(Picture picture, int left, int top) {
    int sum = 0;
    for (int y = top; y < top + 5; y++) {
      for (int x = left; x < left + 5; x++) {
        sum += picture.at(x, y, 0);
      }
    }
    return Math.max(0, (140 - sum / 25f) / 10f);
  }

  private static Sample sample(String id, String kind, SamplePart part, boolean marked) {
    boolean good = kind.equals("good");
    Optional<MaskSource> mask =
        marked && !good ? Optional.of((width, height) -> part.mask()) : Optional.empty();
    return new Sample(
        id,
        source(id.getBytes(StandardCharsets.UTF_8), Optional.of(part)),
        good ? Label.GOOD : Label.DEFECTIVE,
        kind,
        mask,
        Split.TEST,
        id);
  }

  private static PictureSource source(byte[] content, Optional<SamplePart> part) {
    return new PictureSource() {
      @Override
      public byte[] content() {
        return content.clone();
      }

      @Override
      public Picture picture() {
        return part.map(SamplePart::picture)
            .orElseThrow(() -> new UnreadablePictureException("not a picture at all"));
      }
    };
  }
}
