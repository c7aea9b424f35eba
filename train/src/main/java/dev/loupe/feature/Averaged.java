package dev.loupe.feature;

import dev.loupe.network.Ops;
import dev.loupe.network.PoolShape;
import java.util.ArrayList;
import java.util.List;

/**
 * Mean over each 3x3 neighbourhood, padding counted as zeros; all channels of all layers are kept.
 *
 * <p>Source: anomalib's PatchCore.
 */
public record Averaged() implements PatchEmbedding {

  private static final PoolShape NEIGHBOURHOOD = PoolShape.of(3, 1, 1);

  @Override
  public List<Span> spans(List<Integer> channels) {
    List<Span> spans = new ArrayList<>();
    int from = 0;
    for (int count : channels) {
      spans.add(new Span(from, from + count));
      from += count;
    }
    return List.copyOf(spans);
  }

  @Override
  public <T> List<T> parts(Ops<T> ops, List<T> layers) {
    return layers.stream().map(layer -> ops.avgPool(layer, NEIGHBOURHOOD)).toList();
  }
}
