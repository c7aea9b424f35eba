package dev.loupe.feature;

import dev.loupe.network.ConvShape;
import dev.loupe.network.Ops;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The embedding of SimpleNet's and PatchCore's reference code, in closed form.
 *
 * <p>There, each 3x3 neighbourhood of a layer is flattened in (channel, row, column) order, pooled
 * adaptively to {@code layerDimension} numbers, stacked with the other layers' and pooled again to
 * {@code dimension}. Both poolings are fixed linear maps with bins from {@code floor(i L / n)} to
 * {@code ceil((i + 1) L / n)}, so a layer's share is one 3x3 convolution; since neighbouring
 * numbers come from neighbouring channels it falls into many small groups.
 *
 * <p>Source: Liu et al., SimpleNet, CVPR 2023, section 3.1; Roth et al., PatchCore, CVPR 2022,
 * section 3.1; their code.
 *
 * @param dimension of the whole vector: 1536 in SimpleNet's code, 1024 in PatchCore's
 * @param layerDimension numbers each layer is pooled to first; the same as {@code dimension} there
 */
public record AdaptivePooled(int dimension, int layerDimension) implements PatchEmbedding {

  private static final int NEIGHBOURS = 9;

  /** Checks that no vector is empty. */
  public AdaptivePooled {
    if (dimension < 1 || layerDimension < 1) {
      throw new IllegalArgumentException("dimensions " + dimension + ", " + layerDimension);
    }
  }

  /** Both poolings to the same dimension, as in the reference code. */
  public static AdaptivePooled to(int dimension) {
    return new AdaptivePooled(dimension, dimension);
  }

  @Override
  public List<Span> spans(List<Integer> channels) {
    Bins stacked = stacked(channels.size());
    List<Span> spans = new ArrayList<>();
    for (int layer = 0; layer < channels.size(); layer++) {
      int from = layer * layerDimension;
      spans.add(
          new Span(
              stacked.firstTouching(from), stacked.lastTouching(from + layerDimension - 1) + 1));
    }
    return List.copyOf(spans);
  }

  private Bins stacked(int layers) {
    return new Bins(Math.multiplyExact(layers, layerDimension), dimension);
  }

  @Override
  public <T> List<T> parts(Ops<T> ops, List<T> layers) {
    List<Integer> channels = layers.stream().map(x -> ops.shape(x).count(1)).toList();
    List<Span> spans = spans(channels);
    List<T> parts = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      parts.add(part(ops, layers.get(i), map(i, layers.size(), channels.get(i), spans.get(i))));
    }
    return List.copyOf(parts);
  }

  private static <T> T part(Ops<T> ops, T layer, NeighbourhoodMap map) {
    int groups = map.groups();
    ConvShape shape = ConvShape.of(map.outputs(), 3).padding(1).groups(groups);
    return ops.conv2d(layer, ops.constant(map.kernel(groups)), Optional.empty(), shape);
  }

  /** The matrix that takes a layer's flattened neighbourhood to its share of the vector. */
  private NeighbourhoodMap map(int layer, int layers, int channels, Span span) {
    Bins stacked = stacked(layers);
    Bins flattened = new Bins(channels * NEIGHBOURS, layerDimension);
    NeighbourhoodMap map = new NeighbourhoodMap(span.size(), channels);
    for (int output = span.from(); output < span.to(); output++) {
      int first = Math.max(stacked.from(output) - layer * layerDimension, 0);
      int last = Math.min(stacked.to(output) - layer * layerDimension, layerDimension);
      for (int pooled = first; pooled < last; pooled++) {
        double weight = 1.0 / stacked.size(output) / flattened.size(pooled);
        map.add(output - span.from(), flattened.from(pooled), flattened.to(pooled), weight);
      }
    }
    return map;
  }
}
