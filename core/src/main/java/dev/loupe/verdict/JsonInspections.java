package dev.loupe.verdict;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.loupe.Json;
import java.io.OutputStream;

/** Inspections as JSON lines: the whole record, one JSON object a line, UTF-8. */
public final class JsonInspections implements InspectionWriter {

  private final WholeLines lines;

  /** Writes to the stream and closes it in the end. */
  public JsonInspections(OutputStream out) {
    lines = new WholeLines(out, "\n");
  }

  @Override
  public void write(Inspection inspection) {
    lines.write(text(inspection));
  }

  private static String text(Inspection inspection) {
    try {
      return Json.mapper().writeValueAsString(inspection);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Every inspection can be written as JSON", e);
    }
  }

  @Override
  public void close() {
    lines.close();
  }
}
