package dev.loupe.feature;

import dev.loupe.network.ConvShape;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Ops;
import dev.loupe.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Some channels of all layers, as they are; deeper layers are brought to the grid of the first by
 * repeating each place (nearest neighbour).
 *
 * <pre>{@code
 * // 100 of the 448 channels of layer1, layer2 and layer3 of a ResNet-18
 * PatchEmbedding embedding = ChosenChannels.draw(448, 100, random);
 * }</pre>
 *
 * <p>Source: PaDiM (ICPR 2020) section III-A: random dimensions lose little. The reference code
 * lays each deep vector beside all first-layer vectors of its cell, which for grids that divide is
 * nearest neighbour; anomalib says so outright.
 *
 * <p>A layer of which no channel is chosen has no part and no span.
 *
 * @param chosen numbers of the channels, all layers counted through, ascending
 */
public record ChosenChannels(List<Integer> chosen) implements PatchEmbedding {

  /** Checks the order. */
  public ChosenChannels {
    chosen = List.copyOf(chosen);
    List<Integer> ordered = chosen.stream().distinct().sorted().toList();
    if (chosen.isEmpty() || chosen.get(0) < 0 || !ordered.equals(chosen)) {
      throw new IllegalArgumentException("Channels must ascend from 0 on: " + chosen);
    }
  }

  /** All channels. */
  public static ChosenChannels all(int channels) {
    return new ChosenChannels(IntStream.range(0, channels).boxed().toList());
  }

  /** A random choice, each as likely as any other; of fewer channels than wanted, all. */
  public static ChosenChannels draw(int channels, int wanted, RandomGenerator random) {
    List<Integer> chosen = new ArrayList<>();
    for (int channel = 0; channel < channels; channel++) {
      if (random.nextInt(channels - channel) < wanted - chosen.size()) {
        chosen.add(channel);
      }
    }
    return new ChosenChannels(chosen);
  }

  @Override
  public List<Span> spans(List<Integer> channels) {
    List<Span> spans = new ArrayList<>();
    int first = 0;
    int from = 0;
    for (int count : channels) {
      int taken = of(first, count).size();
      if (taken > 0) {
        spans.add(new Span(from, from + taken));
      }
      first += count;
      from += taken;
    }
    return List.copyOf(spans);
  }

  @Override
  public <T> List<T> parts(Ops<T> ops, List<T> layers) {
    List<T> parts = new ArrayList<>();
    int first = 0;
    for (T layer : layers) {
      int count = ops.shape(layer).count(1);
      List<Integer> taken = of(first, count);
      if (!taken.isEmpty()) {
        parts.add(taken.size() == count ? layer : picked(ops, layer, taken));
      }
      first += count;
    }
    return parts;
  }

  @Override
  public <T> T grown(Ops<T> ops, T part, int height, int width) {
    return ops.resizeNearest(part, height, width);
  }

  /** The chosen ones among a layer's channels, counted within the layer. */
  private List<Integer> of(int first, int count) {
    return chosen.stream()
        .filter(channel -> channel >= first && channel < first + count)
        .map(channel -> channel - first)
        .toList();
  }

  /** A 1x1 convolution with a single one in each row: exact, and next to nothing of the cost. */
  private static <T> T picked(Ops<T> ops, T layer, List<Integer> taken) {
    int count = ops.shape(layer).count(1);
    float[] ones = new float[taken.size() * count];
    for (int i = 0; i < taken.size(); i++) {
      ones[i * count + taken.get(i)] = 1;
    }
    T weight = ops.constant(new FloatTensor(Shape.of(taken.size(), count, 1, 1), ones));
    return ops.conv2d(layer, weight, Optional.empty(), ConvShape.of(taken.size(), 1));
  }
}
