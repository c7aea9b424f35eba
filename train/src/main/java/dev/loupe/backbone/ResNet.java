package dev.loupe.backbone;

import dev.loupe.network.ConvShape;
import dev.loupe.network.Ops;
import dev.loupe.network.PoolShape;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A residual network in torchvision's layout and names: a stem, then stages "layer1", "layer2", ...
 * each half as large as the one before. Only what the wanted layers need is built.
 *
 * <p>Source: He et al., Deep Residual Learning for Image Recognition, CVPR 2016; Zagoruyko and
 * Komodakis, Wide Residual Networks, BMVC 2016.
 *
 * @param stem channels behind the first convolution
 * @param channels of each stage, before expansion
 * @param depths blocks of each stage
 * @param block what a block looks like
 * @param pool behind the first convolution
 */
public record ResNet(
    int stem, List<Integer> channels, List<Integer> depths, Block block, PoolShape pool) {

  private static final PoolShape TORCHVISION_POOL = PoolShape.of(3, 2, 1);
  private static final PoolShape CAFFE_POOL = new PoolShape(3, 2, 0, true);
  private static final List<Integer> CHANNELS = List.of(64, 128, 256, 512);

  /** Checks that stages have a size and a depth. */
  public ResNet {
    channels = List.copyOf(channels);
    depths = List.copyOf(depths);
    if (channels.size() != depths.size()) {
      throw new IllegalArgumentException("Stages " + channels + " with depths " + depths);
    }
  }

  /** ResNet-18. */
  public static ResNet resnet18() {
    return new ResNet(64, CHANNELS, List.of(2, 2, 2, 2), new BasicBlock(), TORCHVISION_POOL);
  }

  /** ResNet-50, stride on the 3x3. */
  public static ResNet resnet50() {
    return new ResNet(
        64, CHANNELS, List.of(3, 4, 6, 3), new Bottleneck(1, false), TORCHVISION_POOL);
  }

  /** WideResNet-50-2: as ResNet-50, the inner convolutions twice as wide. */
  public static ResNet wideResnet50() {
    return new ResNet(
        64, CHANNELS, List.of(3, 4, 6, 3), new Bottleneck(2, false), TORCHVISION_POOL);
  }

  /** ResNet-50 as first released: stride on the first 1x1, stem pooled without padding. */
  public static ResNet resnet50Caffe() {
    return new ResNet(64, CHANNELS, List.of(3, 4, 6, 3), new Bottleneck(1, true), CAFFE_POOL);
  }

  /** Three stages of one small block each, for demonstrations and tests. */
  public static ResNet small() {
    return new ResNet(
        32, List.of(32, 64, 128), List.of(1, 1, 1), new BasicBlock(), TORCHVISION_POOL);
  }

  /** Loupe's own: less than half of ResNet-18's work, up to the layer that detectors read. */
  public static ResNet loupe() {
    return new ResNet(
        32, List.of(48, 96, 192), List.of(1, 2, 2), new BasicBlock(), TORCHVISION_POOL);
  }

  /** The stages' names. */
  public List<String> layers() {
    return IntStream.rangeClosed(1, depths.size()).mapToObj(stage -> "layer" + stage).toList();
  }

  /**
   * The wanted layers' outputs, in the network's order.
   *
   * @param image {@code [batch x 3 x height x width]}, normalised
   * @param wanted such as "layer2" and "layer3"
   * @throws IllegalArgumentException when a layer does not exist
   */
  public <T> Map<String, T> apply(Ops<T> ops, T image, Collection<String> wanted) {
    if (wanted.isEmpty() || !layers().containsAll(wanted)) {
      throw new IllegalArgumentException("There are the layers " + layers() + ", not " + wanted);
    }
    Map<String, T> outputs = new LinkedHashMap<>();
    T x = ops.conv2d(image, "conv1", ConvShape.of(stem, 7).stride(2).padding(3));
    x = ops.maxPool(ops.relu(ops.batchNorm(x, "bn1", Block.EPSILON)), pool);
    for (int stage = 1; outputs.size() < wanted.size(); stage++) {
      x = stage(ops, x, stage);
      if (wanted.contains("layer" + stage)) {
        outputs.put("layer" + stage, x);
      }
    }
    return outputs;
  }

  private <T> T stage(Ops<T> ops, T x, int stage) {
    T y = x;
    for (int i = 0; i < depths.get(stage - 1); i++) {
      int stride = i == 0 && stage > 1 ? 2 : 1;
      y = block.apply(ops, y, "layer" + stage + "." + i, channels.get(stage - 1), stride);
    }
    return y;
  }
}
