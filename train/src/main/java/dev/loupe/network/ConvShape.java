package dev.loupe.network;

/**
 * What a convolution looks like, its numbers apart.
 *
 * <pre>{@code
 * ops.conv2d(x, "layer1.0.conv1", ConvShape.of(64, 3).stride(2).padding(1));
 * }</pre>
 *
 * @param outputs channels it makes
 * @param kernelHeight rows of the kernel
 * @param kernelWidth columns of the kernel
 * @param stride step in both directions
 * @param paddingHeight rows of zeros above and below
 * @param paddingWidth columns of zeros left and right
 * @param dilation distance between the kernel's taps
 * @param groups parts that see only their share of the channels
 * @param bias whether a learned vector is added
 */
public record ConvShape(
    int outputs,
    int kernelHeight,
    int kernelWidth,
    int stride,
    int paddingHeight,
    int paddingWidth,
    int dilation,
    int groups,
    Bias bias) {

  /** Checks that all counts are positive. */
  public ConvShape {
    if (Math.min(Math.min(outputs, groups), Math.min(kernelHeight, kernelWidth)) < 1
        || Math.min(stride, dilation) < 1
        || Math.min(paddingHeight, paddingWidth) < 0) {
      throw new IllegalArgumentException(
          "A convolution needs positive sizes: %d outputs, %d groups, kernel %d x %d, stride %d, dilation %d, padding %d, %d"
              .formatted(
                  outputs,
                  groups,
                  kernelHeight,
                  kernelWidth,
                  stride,
                  dilation,
                  paddingHeight,
                  paddingWidth));
    }
  }

  /** A square kernel, stride 1, no padding, no bias. */
  public static ConvShape of(int outputs, int kernel) {
    return of(outputs, kernel, kernel);
  }

  /** A kernel of any shape, stride 1, no padding, no bias. */
  public static ConvShape of(int outputs, int kernelHeight, int kernelWidth) {
    return new ConvShape(outputs, kernelHeight, kernelWidth, 1, 0, 0, 1, 1, Bias.NONE);
  }

  /** With another stride. */
  public ConvShape stride(int step) {
    return new ConvShape(
        outputs,
        kernelHeight,
        kernelWidth,
        step,
        paddingHeight,
        paddingWidth,
        dilation,
        groups,
        bias);
  }

  /** With the same padding all round. */
  public ConvShape padding(int all) {
    return padding(all, all);
  }

  /** With padding. */
  public ConvShape padding(int height, int width) {
    return new ConvShape(
        outputs, kernelHeight, kernelWidth, stride, height, width, dilation, groups, bias);
  }

  /** With a dilation. */
  public ConvShape dilation(int distance) {
    return new ConvShape(
        outputs,
        kernelHeight,
        kernelWidth,
        stride,
        paddingHeight,
        paddingWidth,
        distance,
        groups,
        bias);
  }

  /** With groups. */
  public ConvShape groups(int parts) {
    return new ConvShape(
        outputs,
        kernelHeight,
        kernelWidth,
        stride,
        paddingHeight,
        paddingWidth,
        dilation,
        parts,
        bias);
  }

  /** With a learned bias. */
  public ConvShape withBias() {
    return new ConvShape(
        outputs,
        kernelHeight,
        kernelWidth,
        stride,
        paddingHeight,
        paddingWidth,
        dilation,
        groups,
        Bias.LEARNED);
  }

  /** Whether each place of the result depends on one place alone, and on all of its channels. */
  public boolean isPointwise() {
    return kernelHeight == 1
        && kernelWidth == 1
        && stride == 1
        && groups == 1
        && paddingHeight == 0
        && paddingWidth == 0;
  }

  /** The shape of the weights of a convolution over so many channels. */
  Shape weights(long channels) {
    return Shape.of(outputs, channels / groups, kernelHeight, kernelWidth);
  }

  /** The shape of the weights of a transposed convolution over so many channels. */
  Shape transposedWeights(long channels) {
    return Shape.of(channels, outputs / groups, kernelHeight, kernelWidth);
  }
}
