package dev.loupe.network;

import java.util.List;

/**
 * How 8-bit pixels become the numbers a network was trained on: {@code (pixel / 255 * scale - mean)
 * / deviation}, channel by channel.
 *
 * @param order of the channels the network sees
 * @param scale value of a white pixel before the mean is taken off, 1 or 255
 * @param mean of each channel, in that order
 * @param deviation of each channel, in that order
 */
public record Normalisation(Order order, double scale, List<Double> mean, List<Double> deviation) {

  /** The order of the colours. */
  public enum Order {
    /** Red first. */
    RGB,
    /** Blue first. */
    BGR
  }

  /** torchvision's, for networks trained on ImageNet. */
  public static final Normalisation IMAGENET =
      new Normalisation(Order.RGB, 1, List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));

  /** Numbers from 0 to 1. */
  public static final Normalisation UNIT =
      new Normalisation(Order.RGB, 1, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));

  /** Checks that there are three channels. */
  public Normalisation {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
    if (mean.size() != 3
        || deviation.size() != 3
        || !(scale > 0)
        || deviation.stream().anyMatch(value -> !(value > 0))) {
      throw new IllegalArgumentException(
          "A normalisation needs three means, three positive deviations and a positive scale, not %s, %s, %s"
              .formatted(mean, deviation, scale));
    }
  }

  /** What a pixel is multiplied by: {@code [1 x 3 x 1 x 1]}. */
  FloatTensor factors() {
    float[] factors = new float[3];
    for (int channel = 0; channel < 3; channel++) {
      factors[channel] = (float) (scale / 255 / deviation.get(channel));
    }
    return new FloatTensor(Shape.of(1, 3, 1, 1), factors);
  }

  /** What is added then: {@code [1 x 3 x 1 x 1]}. */
  FloatTensor summands() {
    float[] summands = new float[3];
    for (int channel = 0; channel < 3; channel++) {
      summands[channel] = (float) (-mean.get(channel) / deviation.get(channel));
    }
    return new FloatTensor(Shape.of(1, 3, 1, 1), summands);
  }
}
