package dev.loupe.sequence;

import dev.loupe.network.Parameter;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchRandom;
import dev.loupe.network.torch.TorchTensor;
import dev.loupe.scratch.Corrupted;
import dev.loupe.scratch.Lesson;
import java.util.Collection;

/**
 * Teaches a network to expect the patches of good pictures, from pictures that may be spoiled: the
 * mean of {@code (x - x^)^2}.
 *
 * @param map with the network that learns
 * @param source of the pictures
 */
record RowLesson(SequenceMap map, Corrupted source) implements Lesson {

  @Override
  public Collection<Parameter> parameters() {
    ShapeOps shapes = new ShapeOps();
    map.network().errors(shapes, source.shape());
    return shapes.parameters();
  }

  @Override
  public TorchTensor loss(TorchOps ops, int step, TorchRandom random) {
    Corrupted.Batch batch = source.at(step, ops, random);
    SequenceNetwork.Seen<TorchTensor> seen = map.network().apply(ops, batch.noisy(), batch.clean());
    return ops.reduceMean(ops.square(ops.sub(seen.found(), seen.expected())), false, 0, 1, 2);
  }

  @Override
  public TorchTensor map(TorchOps ops, TorchTensor x) {
    return map.map(ops, x);
  }
}
