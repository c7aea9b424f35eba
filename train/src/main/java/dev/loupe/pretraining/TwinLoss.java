package dev.loupe.pretraining;

import dev.loupe.network.Ops;
import dev.loupe.network.torch.TorchLosses;
import dev.loupe.network.torch.TorchTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * How badly places are found again in a second photograph of their scenes: the cross-entropy of
 * choosing the right one of all places in a group of photographs, by the product of signatures of
 * length 1, divided by a temperature of 0.1.
 *
 * <p>Source: InfoNCE (van den Oord et al., Representation Learning with Contrastive Predictive
 * Coding, 2018), place by place as in Wang et al., Dense Contrastive Learning, CVPR 2021.
 */
final class TwinLoss {

  private static final double TEMPERATURE = 0.1;

  /** Places among which one is to be found; more make too large a table. */
  private static final int MOST_PLACES = 1152;

  private TwinLoss() {}

  /**
   * Of one layer.
   *
   * @param signatures {@code [2 scenes places x numbers]}, the first photographs first
   */
  static TorchTensor of(Ops<TorchTensor> ops, TorchTensor signatures, Twins twins) {
    int places = twins.places();
    int scenes = twins.scenes();
    int group = Math.max(1, Math.min(scenes, MOST_PLACES / places));
    TorchTensor first = ops.slice(signatures, 0, 0, (long) scenes * places);
    TorchTensor second = ops.slice(signatures, 0, (long) scenes * places, 2L * scenes * places);
    List<TorchTensor> parts = new ArrayList<>();
    for (int from = 0; from + group <= scenes; from += group) {
      long begin = (long) from * places;
      long count = (long) group * places;
      TorchTensor left = ops.slice(first, 0, begin, begin + count);
      TorchTensor right = ops.slice(second, 0, begin, begin + count);
      TorchTensor alike = ops.matmul(left, ops.transpose(right, 1, 0));
      TorchTensor logits = ops.reshape(ops.scale(alike, 1 / TEMPERATURE), count, count, 1, 1);
      parts.add(TorchLosses.crossEntropy(logits, twins.of(from, group)));
    }
    return ops.scale(parts.stream().reduce(ops::add).orElseThrow(), 1.0 / parts.size());
  }
}
