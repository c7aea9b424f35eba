package dev.loupe.backbone;

import dev.loupe.network.ConvShape;
import dev.loupe.network.Ops;

/** Two 3x3 convolutions. */
public record BasicBlock() implements Block {

  @Override
  public <T> T apply(Ops<T> ops, T x, String name, int channels, int stride) {
    T y = ops.conv2d(x, name + ".conv1", ConvShape.of(channels, 3).stride(stride).padding(1));
    y = ops.relu(ops.batchNorm(y, name + ".bn1", EPSILON));
    y = ops.conv2d(y, name + ".conv2", ConvShape.of(channels, 3).padding(1));
    y = ops.batchNorm(y, name + ".bn2", EPSILON);
    return ops.relu(ops.add(y, Block.shortcut(ops, x, name, channels, stride)));
  }
}
