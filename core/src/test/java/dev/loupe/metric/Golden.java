package dev.loupe.metric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** The numbers of golden.py, made with scikit-learn and scipy. */
final class Golden {

  private Golden() {}

  static JsonNode get(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("golden.json")) {
      return new ObjectMapper().readTree(in).required(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ScoredImages images(JsonNode scores, JsonNode labels) {
    boolean[] defective = new boolean[labels.size()];
    for (int i = 0; i < defective.length; i++) {
      defective[i] = labels.get(i).booleanValue();
    }
    return images(doubles(scores), defective);
  }

  static ScoredImages images(double[] scores, boolean[] defective) {
    return new ScoredImages(names(scores.length), scores, defective);
  }

  static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "image-" + i).toList();
  }

  static double[] doubles(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::doubleValue)
        .toArray();
  }
}
