package dev.loupe.station.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.loupe.Json;
import dev.loupe.station.line.MessageKind;
import dev.loupe.station.store.Transaction;
import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.Origin;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Puts the record of an inspection into the outbox. */
public final class InspectionMessage {

  private InspectionMessage() {}

  /** Puts it in, if any channel wants to hear of inspections. */
  public static void put(Outbox outbox, Transaction tx, Inspection inspection) {
    if (outbox.wants(MessageKind.INSPECTION)) {
      outbox.add(tx, MessageKind.INSPECTION, part(inspection), names(inspection), body(inspection));
    }
  }

  /** The serial number, or the place on the panel, or the inspection itself. */
  static String part(Inspection inspection) {
    Origin origin = inspection.origin();
    Optional<String> place =
        origin.panel().map(panel -> "panel:" + panel + "/" + origin.position().orElse(""));
    return origin
        .serial()
        .map(serial -> "part:" + serial)
        .or(() -> place)
        .orElse("inspection:" + inspection.inspectionId());
  }

  private static Map<String, String> names(Inspection inspection) {
    Origin origin = inspection.origin();
    Map<String, String> names = new HashMap<>();
    origin.station().ifPresent(name -> names.put("station", name));
    origin.camera().ifPresent(name -> names.put("camera", name));
    origin.product().ifPresent(name -> names.put("product", name));
    origin.serial().ifPresent(name -> names.put("serial", name));
    names.put("verdict", inspection.verdict().name());
    return names;
  }

  private static String body(Inspection inspection) {
    try {
      return Json.mapper().writeValueAsString(inspection);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Every inspection can be written as JSON", e);
    }
  }
}
