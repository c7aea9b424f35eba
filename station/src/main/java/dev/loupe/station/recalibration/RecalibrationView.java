package dev.loupe.station.recalibration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.detector.Thresholds;

/** How a recalibration is shown, as {@code openapi.yaml} says. */
public final class RecalibrationView {

  private RecalibrationView() {}

  /** One of them. */
  public static ObjectNode of(Recalibration one) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("id", one.id()).put("activation", one.basis().id());
    json.put("station", one.basis().station()).put("recipe", one.basis().recipe());
    json.put("model", one.basis().model()).put("scoring", one.basis().scoring().name());
    json.put("folder", one.folder().orElse(null)).put("false_calls", one.falseCalls());
    json.put("state", one.state().name()).put("message", one.message());
    json.put("pictures", one.pictures()).put("done", one.done()).put("skipped", one.skipped());
    json.put("image", one.thresholds().map(Thresholds::image).orElse(null));
    json.put("review", one.thresholds().map(Thresholds::review).orElse(null));
    json.put("promise", one.thresholds().map(made -> made.promise().inWords()).orElse(null));
    json.put("at", one.at().toString()).put("who", one.who());
    return json;
  }
}
