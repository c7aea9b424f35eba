package dev.loupe.station.reach;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.loupe.Json;
import dev.loupe.station.Refusal;
import io.javalin.http.Context;
import java.io.IOException;

/** Reads the bodies of calls. */
final class Bodies {

  private Bodies() {}

  /** JSON, read strictly. */
  static <T> T read(Context context, Class<T> type) {
    try {
      T read = Json.mapper().readValue(context.bodyAsBytes(), type);
      if (read != null) {
        return read;
      }
    } catch (JsonProcessingException e) {
      throw bad(e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw bad("it could not be read", e);
    }
    throw new Refusal(Refusal.Kind.BAD_REQUEST, "The body must be a JSON object, not null.");
  }

  private static Refusal bad(String what, IOException cause) {
    return new Refusal(
        Refusal.Kind.BAD_REQUEST, "The body must be JSON as described: " + what + ".", cause);
  }
}
