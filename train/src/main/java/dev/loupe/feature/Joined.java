package dev.loupe.feature;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Ops;
import dev.loupe.network.Shape;
import java.util.ArrayList;
import java.util.List;

/** Lays parts of an embedding side by side; where their spans overlap, adds them. */
final class Joined {

  private Joined() {}

  static <T> T of(Ops<T> ops, List<T> parts, List<PatchEmbedding.Span> spans) {
    int dimension = spans.get(spans.size() - 1).to();
    for (int i = 1; i < spans.size(); i++) {
      if (spans.get(i).from() != spans.get(i - 1).to()) {
        return summed(ops, parts, spans, dimension);
      }
    }
    return parts.size() == 1 ? parts.get(0) : ops.concat(1, parts);
  }

  private static <T> T summed(
      Ops<T> ops, List<T> parts, List<PatchEmbedding.Span> spans, int dimension) {
    T sum = widened(ops, parts.get(0), spans.get(0), dimension);
    for (int i = 1; i < parts.size(); i++) {
      sum = ops.add(sum, widened(ops, parts.get(i), spans.get(i), dimension));
    }
    return sum;
  }

  private static <T> T widened(Ops<T> ops, T part, PatchEmbedding.Span span, int dimension) {
    List<T> sides = new ArrayList<>(List.of(part));
    if (span.from() > 0) {
      sides.add(0, zeros(ops, part, span.from()));
    }
    if (span.to() < dimension) {
      sides.add(zeros(ops, part, dimension - span.to()));
    }
    return sides.size() == 1 ? part : ops.concat(1, sides);
  }

  private static <T> T zeros(Ops<T> ops, T like, int channels) {
    Shape shape = ops.shape(like).with(1, channels);
    return ops.constant(FloatTensor.filled(shape, 0));
  }
}
