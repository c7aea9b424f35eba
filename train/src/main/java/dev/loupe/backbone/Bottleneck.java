package dev.loupe.backbone;

import dev.loupe.network.ConvShape;
import dev.loupe.network.Ops;

/**
 * 1x1, 3x3 and 1x1 convolutions; four times as many channels come out as the stage's name says.
 *
 * @param widening of the inner convolutions
 * @param strideFirst whether the first 1x1 takes the stride, not the 3x3
 */
public record Bottleneck(int widening, boolean strideFirst) implements Block {

  private static final int EXPANSION = 4;

  @Override
  public <T> T apply(Ops<T> ops, T x, String name, int channels, int stride) {
    int width = channels * widening;
    int first = strideFirst ? stride : 1;
    int second = strideFirst ? 1 : stride;
    T y = ops.conv2d(x, name + ".conv1", ConvShape.of(width, 1).stride(first));
    y = ops.relu(ops.batchNorm(y, name + ".bn1", EPSILON));
    y = ops.conv2d(y, name + ".conv2", ConvShape.of(width, 3).stride(second).padding(1));
    y = ops.relu(ops.batchNorm(y, name + ".bn2", EPSILON));
    y = ops.conv2d(y, name + ".conv3", ConvShape.of(channels * EXPANSION, 1));
    y = ops.batchNorm(y, name + ".bn3", EPSILON);
    return ops.relu(ops.add(y, Block.shortcut(ops, x, name, channels * EXPANSION, stride)));
  }
}
