package dev.loupe.network.torch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Losses that need numbers of classes, which no graph has. */
public final class TorchLosses {

  /** The label of what is not to be counted. */
  public static final long IGNORED = -100;

  private static final int MEAN = 1;

  private TorchLosses() {}

  /**
   * Cross-entropy, the mean over all places that are not {@link #IGNORED}.
   *
   * @param logits {@code [batch x classes x height x width]}
   * @param labels {@code [batch x height x width]}, each in 0..classes-1 or {@link #IGNORED}; one
   *     at least must count
   */
  public static TorchTensor crossEntropy(TorchTensor logits, long[] labels) {
    long[] sizes = logits.shape().toArray();
    Tensor wanted = Tensor.create(labels, sizes[0], sizes[2], sizes[3]);
    return new TorchTensor(
        torch.cross_entropy_loss(
            logits.tensor(), wanted, new TensorOptional(), MEAN, IGNORED, 0.0));
  }
}
