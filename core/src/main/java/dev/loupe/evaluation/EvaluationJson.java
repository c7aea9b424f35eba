package dev.loupe.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.detector.FalseCallPromise;
import dev.loupe.detector.Thresholds;
import dev.loupe.metric.Agreement;
import dev.loupe.metric.ConfusionCounts;
import dev.loupe.metric.F1Max;
import dev.loupe.metric.Interval;
import dev.loupe.metric.PrecisionRecallCurve;
import dev.loupe.metric.RocCurve;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Writes an evaluation as one flat JSON object, plus a list of defect types and of left-outs. */
final class EvaluationJson {

  private final ObjectNode json = Json.mapper().createObjectNode();

  private EvaluationJson() {}

  static ObjectNode of(Evaluation evaluation) {
    EvaluationJson writer = new EvaluationJson();
    writer.conditions(evaluation);
    writer.image(evaluation.image());
    writer.promise(evaluation.setup().thresholds().promise());
    writer.pixel(evaluation.pixel());
    writer.speed(evaluation.speed());
    writer.thresholds(evaluation.setup().thresholds());
    writer.lists(evaluation);
    evaluation.groups().ifPresent(writer::groups);
    return writer.json;
  }

  private void conditions(Evaluation evaluation) {
    EvaluationPlan plan = evaluation.plan();
    json.put("protocol", plan.protocol().id());
    json.put("metric_size", plan.metricSize().id());
    json.put("method", plan.method());
    json.put("seed", plan.seed());
    json.put("model_id", evaluation.setup().model().id());
    json.put("detector_sha256", evaluation.setup().model().sha256());
    json.put("software_version", evaluation.setup().softwareVersion());
    json.put("dataset", plan.dataset().name());
    json.put("dataset_format", plan.dataset().format());
    json.put("dataset_fingerprint", plan.datasetFingerprint());
    json.put("trained_on_fingerprint", plan.trainedOn());
    json.put("images", evaluation.samples().size());
    json.put("defective", evaluation.defective());
    json.put("images_left_out", evaluation.leftOut().size());
    json.put("images_without_mask", evaluation.withoutMask());
  }

  private void image(ImageFigures image) {
    ConfusionCounts counts = image.counts();
    put("image_auroc", image.roc(), RocCurve::area);
    put("image_auroc_low", image.aurocInterval(), Interval::low);
    put("image_auroc_high", image.aurocInterval(), Interval::high);
    put("image_aupr", image.precisionRecall(), PrecisionRecallCurve::averagePrecision);
    put("f1_max", image.f1Max(), F1Max::f1);
    put("f1_max_threshold", image.f1Max(), F1Max::threshold);
    put("f1_at_threshold", counts.f1());
    put("precision", counts.precision());
    put("recall", counts.recall());
    put("accuracy", counts.accuracy());
    put("false_call_rate", counts.falseCallRate());
    interval("false_call_rate", counts.good(), image.falseCallInterval());
    put("escape_rate", counts.escapeRate());
    interval("escape_rate", counts.defective(), image.escapeInterval());
  }

  /** The ends of a rate's interval; not defined where nothing was counted. */
  private void interval(String rate, long trials, Interval interval) {
    Optional<Interval> defined = trials == 0 ? Optional.empty() : Optional.of(interval);
    put(rate + "_low", defined, Interval::low);
    put(rate + "_high", defined, Interval::high);
  }

  private void promise(FalseCallPromise promise) {
    Optional<FalseCallPromise> given = Optional.of(promise).filter(p -> p.rate() < 1);
    put("promised_false_call_rate", given, FalseCallPromise::rate);
    put("promise_confidence", given, FalseCallPromise::confidence);
    json.put("promise_images", promise.images());
    json.put("promise", promise.inWords());
  }

  private void pixel(Optional<PixelFigures> pixel) {
    put("pixel_auroc", pixel.flatMap(PixelFigures::roc), RocCurve::area);
    put(
        "pixel_aupr",
        pixel.flatMap(PixelFigures::precisionRecall),
        PrecisionRecallCurve::averagePrecision);
    put("aupro_0_3", flat(pixel, PixelFigures::aupro03));
    put("aupro_0_05", flat(pixel, PixelFigures::aupro005));
    put("pro_simplenet", flat(pixel, PixelFigures::simpleNetPro));
    put("pixel_f1_max", pixel.flatMap(PixelFigures::f1Max), F1Max::f1);
    put("pixel_f1_max_threshold", pixel.flatMap(PixelFigures::f1Max), F1Max::threshold);
    put("localisation_accuracy", flat(pixel, p -> p.atDoubleThreshold().accuracy()));
    put("localisation_iou", flat(pixel, p -> p.atDoubleThreshold().iou()));
    put("localisation_f1", flat(pixel, p -> p.atDoubleThreshold().f1()));
    put("localisation_pro", flat(pixel, PixelFigures::proAtDoubleThreshold));
  }

  private void speed(Speed speed) {
    put("ms_per_image", speed.totalMs());
    put("ms_decode", speed.decodeMs());
    put("ms_pre_process", speed.preProcessMs());
    put("ms_infer", speed.inferMs());
    put("ms_post_process", speed.postProcessMs());
  }

  private void thresholds(Thresholds thresholds) {
    json.put("image_threshold", thresholds.image());
    json.put("review_threshold", thresholds.review());
    json.put("pixel_high_threshold", thresholds.pixelHigh());
    json.put("pixel_low_threshold", thresholds.pixelLow());
  }

  private void lists(Evaluation evaluation) {
    ArrayNode types = json.putArray("defect_types");
    for (TypeFigures type : evaluation.types()) {
      ObjectNode row = types.addObject();
      row.put("type", type.type()).put("images", type.images());
      row.put("caught", type.caught()).put("review", type.review());
      row.put("recall", type.recall());
      row.put("recall_low", type.recallInterval().low());
      row.put("recall_high", type.recallInterval().high());
      put(row, "image_auroc", type.auroc());
    }
    json.set("left_out", Json.mapper().valueToTree(evaluation.leftOut()));
  }

  private void groups(GroupFigures groups) {
    json.set("defect_groups", Json.mapper().valueToTree(groups.counts()));
    put("group_purity", groups.agreement(), Agreement::purity);
    put("group_mutual_information", groups.agreement(), Agreement::mutualInformation);
    put("group_adjusted_rand", groups.agreement(), Agreement::adjustedRand);
    put("group_correct", groups.correct());
  }

  private <T> void put(String key, Optional<T> of, Function<T, Double> value) {
    put(key, of.map(value).map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
  }

  private void put(String key, OptionalDouble value) {
    put(json, key, value);
  }

  private static void put(ObjectNode node, String key, OptionalDouble value) {
    if (value.isPresent()) {
      node.put(key, value.getAsDouble());
    } else {
      node.putNull(key);
    }
  }

  private static <T> OptionalDouble flat(Optional<T> of, Function<T, OptionalDouble> value) {
    return of.map(value).orElseGet(OptionalDouble::empty);
  }
}
