package dev.loupe.grouping;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a region looks like, in numbers: one part for each layer of the network and one for the
 * shape. Not normalised; {@link DescriptorScale} does that. Immutable by convention.
 *
 * @param parts {@code float[length of the part]} each; the shape last
 */
public record RegionDescriptor(List<float[]> parts) {

  /** Copies the list. */
  public RegionDescriptor {
    parts = List.copyOf(parts);
  }

  static RegionDescriptor of(List<float[]> layers, RegionShape shape) {
    float[] figures = {(float) shape.logArea(), (float) shape.logElongation()};
    return new RegionDescriptor(Stream.concat(layers.stream(), Stream.of(figures)).toList());
  }

  /** How many numbers each part has. */
  List<Integer> lengths() {
    return parts.stream().map(part -> part.length).toList();
  }

  /** All numbers side by side. */
  float[] joined() {
    float[] joined = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }
}
