package dev.loupe.network;

/**
 * A block of numbers that a network expects under a name.
 *
 * @param name torchvision's or the method's, such as "layer1.0.conv1.weight"
 * @param shape sizes along each axis
 * @param kind what part it plays
 */
public record Parameter(String name, Shape shape, Kind kind) {

  /** The part a parameter plays; decides how it begins and whether training changes it. */
  public enum Kind {
    /** Of a convolution or a linear layer: outputs first. */
    WEIGHT(true),
    /** Added to the outputs. */
    BIAS(true),
    /** Of a batch norm: its factor. */
    SCALE(true),
    /** Of a batch norm: its summand. */
    SHIFT(true),
    /** Of a batch norm: the running mean. */
    MEAN(false),
    /** Of a batch norm: the running variance. */
    VARIANCE(false);

    private final boolean learned;

    Kind(boolean learned) {
      this.learned = learned;
    }

    /** Whether gradients change it. */
    public boolean learned() {
      return learned;
    }
  }

  /** How many inputs each output of a weight sees. */
  public long fanIn() {
    return shape.rank() < 2 ? 1 : shape.elements() / Math.max(1, shape.size(0));
  }
}
