package dev.loupe.scratch;

import dev.loupe.network.Parameter;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchRandom;
import dev.loupe.network.torch.TorchTensor;
import java.util.Collection;

/** What one network is to learn: see {@link Lessons}. */
public interface Lesson {

  /** What the network is made of. */
  Collection<Parameter> parameters();

  /** The loss of a step. What is drawn at random must depend on the step alone. */
  TorchTensor loss(TorchOps ops, int step, TorchRandom random);

  /** A picture's anomaly map to judge the network by, {@code [1 x 1 x h x w]}. */
  TorchTensor map(TorchOps ops, TorchTensor x);
}
