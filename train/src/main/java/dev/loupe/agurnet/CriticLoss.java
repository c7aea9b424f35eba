package dev.loupe.agurnet;

import dev.loupe.network.Shape;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchRandom;
import dev.loupe.network.torch.TorchTensor;

/**
 * What teaches a critic to tell two kinds of pictures apart: {@code E D(low) - E D(high)}, and a
 * penalty that keeps its slope between them at 1.
 *
 * <p>Source: Gulrajani et al., Improved Training of Wasserstein GANs, NeurIPS 2017, lambda = 10.
 *
 * @param critic that learns
 */
record CriticLoss(Critic critic) {

  private static final double PENALTY = 10;

  /** The loss; falls as the critic judges {@code high} higher than {@code low}. */
  TorchTensor of(TorchOps ops, TorchTensor high, TorchTensor low, TorchRandom random) {
    TorchTensor apart = ops.sub(judged(ops, low), judged(ops, high));
    return ops.add(apart, penalty(ops, high, low, random));
  }

  /** The mean judgement of some pictures. */
  TorchTensor judged(TorchOps ops, TorchTensor x) {
    return ops.reduceMean(critic.apply(ops, x), false, 0);
  }

  private TorchTensor penalty(
      TorchOps ops, TorchTensor one, TorchTensor other, TorchRandom random) {
    TorchTensor share = random.uniform(Shape.of(one.shape().size(0), 1, 1, 1));
    TorchTensor between = ops.add(other, ops.mul(share, ops.sub(one, other))).detached().tracked();
    TorchTensor slope = critic.apply(ops, between).gradientBy(between);
    TorchTensor squares = ops.reduceSum(ops.square(slope), false, 1, 2, 3);
    TorchTensor length = ops.sqrt(ops.addScalar(squares, 1e-12));
    TorchTensor excess = ops.square(ops.addScalar(length, -1));
    return ops.scale(ops.reduceMean(excess, false, 0), PENALTY);
  }
}
