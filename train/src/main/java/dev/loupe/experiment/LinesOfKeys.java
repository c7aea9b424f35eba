package dev.loupe.experiment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * On which line of a file each key stands. Records are read only when all their keys are known, so
 * the reader itself is beyond the line by then.
 */
final class LinesOfKeys {

  private final Map<String, Integer> lines = new HashMap<>();

  private LinesOfKeys() {}

  /** Goes through a text that can be parsed at least up to where it went wrong. */
  static LinesOfKeys of(ObjectMapper mapper, String text) {
    LinesOfKeys found = new LinesOfKeys();
    try (JsonParser parser = mapper.createParser(text)) {
      while (parser.nextToken() != null) {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        found.lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
      }
    } catch (IOException e) {
      // What was found so far is all there is to find.
    }
    return found;
  }

  /** The line of the innermost known part of a path. */
  OptionalInt of(List<JsonMappingException.Reference> path) {
    for (int depth = path.size(); depth > 0; depth--) {
      Integer line = lines.get(pointer(path.subList(0, depth)));
      if (line != null) {
        return OptionalInt.of(line);
      }
    }
    return OptionalInt.empty();
  }

  private static String pointer(List<JsonMappingException.Reference> path) {
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference step : path) {
      if (step.getFieldName() != null) {
        pointer.append('/').append(step.getFieldName().replace("~", "~0").replace("/", "~1"));
      } else if (step.getIndex() >= 0) {
        pointer.append('/').append(step.getIndex());
      }
    }
    return pointer.toString();
  }
}
