package dev.loupe.feature;

import dev.loupe.network.Ops;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the outputs of a backbone's layers into one vector for each place: neighbourhoods are
 * pooled, deeper layers brought to the grid of the first, all laid side by side.
 *
 * <p>Every embedding is linear and fixed, so it is applied to each layer on its own small grid
 * before the interpolation: the same numbers for a fraction of the work. {@link #parts} stops
 * there; a linear layer that follows can be applied part by part as well:
 *
 * <pre>{@code
 * List<T> parts = embedding.parts(ops, maps);
 * for (int i = 0; i < parts.size(); i++) {
 *   PatchEmbedding.Span span = spans.get(i); // rows of W that belong to this part
 *   sum = add(sum, resize(conv1x1(parts.get(i), W.columns(span)), grid));
 * }
 * }</pre>
 */
public sealed interface PatchEmbedding permits AdaptivePooled, Averaged, ChosenChannels {

  /**
   * Which of the whole vector's numbers a part makes. Spans may overlap; the parts' numbers are
   * then summed.
   *
   * @param from first
   * @param to one behind the last
   */
  record Span(int from, int to) {

    /** How many numbers. */
    public int size() {
      return to - from;
    }
  }

  /** The numbers that each layer's part makes, for layers of so many channels. */
  List<Span> spans(List<Integer> channels);

  /**
   * Each layer's share of the embedding {@code [n x span x h x w]}, on the layer's own grid.
   *
   * @param layers outputs of the backbone, first layer first
   */
  <T> List<T> parts(Ops<T> ops, List<T> layers);

  /** Numbers in each vector, for layers of so many channels. */
  default int dimension(List<Integer> channels) {
    return spans(channels).stream().mapToInt(Span::to).max().orElseThrow();
  }

  /** A part on a finer grid: bilinear, unless the embedding says otherwise. */
  default <T> T grown(Ops<T> ops, T part, int height, int width) {
    return ops.resize(part, height, width);
  }

  /** The whole embedding {@code [n x dimension x h x w]} on the grid of the first layer. */
  default <T> T whole(Ops<T> ops, List<T> layers) {
    int height = ops.shape(layers.get(0)).count(2);
    int width = ops.shape(layers.get(0)).count(3);
    List<T> grown = new ArrayList<>();
    for (T part : parts(ops, layers)) {
      boolean fits = ops.shape(part).count(2) == height && ops.shape(part).count(3) == width;
      grown.add(fits ? part : grown(ops, part, height, width));
    }
    List<Integer> channels = layers.stream().map(x -> ops.shape(x).count(1)).toList();
    return Joined.of(ops, grown, spans(channels));
  }
}
