package dev.loupe.mscdae;

import dev.loupe.network.Parameter;
import dev.loupe.network.Shape;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchRandom;
import dev.loupe.network.torch.TorchTensor;
import dev.loupe.scratch.Corrupted;
import dev.loupe.scratch.Lesson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Teaches each level's autoencoder to give patches of its level back without their noise: the mean
 * of {@code (x - x^)^2}, summed over the levels. The levels share nothing, so each learns as if it
 * were alone.
 *
 * @param network that learns
 * @param source of the pictures
 * @param side of a patch, in pixels of its level
 * @param count of the patches cut out of each picture and level
 */
record PatchLesson(MultiScale network, Corrupted source, int side, int count) implements Lesson {

  @Override
  public Collection<Parameter> parameters() {
    ShapeOps shapes = new ShapeOps();
    network.residuals(shapes, source.shape());
    return shapes.parameters();
  }

  @Override
  public TorchTensor loss(TorchOps ops, int step, TorchRandom random) {
    Corrupted.Batch batch = source.at(step, ops, random);
    RandomGenerator places = source.seeds().part("places").random(step);
    List<TorchTensor> clean = network.pyramid().apply(ops, batch.clean());
    List<TorchTensor> spoiled = network.pyramid().apply(ops, batch.spoiled());
    List<TorchTensor> losses = new ArrayList<>();
    for (int level = 0; level < clean.size(); level++) {
      Patches patches = patches(ops, clean.get(level), spoiled.get(level), places);
      TorchTensor noise =
          ops.scale(random.normal(patches.spoiled().shape()), source.corruption().noise());
      TorchTensor given = ops.clip(ops.add(patches.spoiled(), noise), 0, 1);
      TorchTensor restored = network.autoencoders().get(level).apply(ops, given);
      TorchTensor squares = ops.square(ops.sub(patches.clean(), restored));
      losses.add(ops.reduceMean(squares, false, 0, 1, 2, 3));
    }
    return losses.stream().reduce(ops::add).orElseThrow();
  }

  /** The same places of good and spoiled pictures. */
  private record Patches(TorchTensor clean, TorchTensor spoiled) {}

  private Patches patches(
      TorchOps ops, TorchTensor clean, TorchTensor spoiled, RandomGenerator places) {
    Shape shape = clean.shape();
    int rows = Math.min(side, shape.count(2));
    int columns = Math.min(side, shape.count(3));
    List<TorchTensor> good = new ArrayList<>();
    List<TorchTensor> bad = new ArrayList<>();
    for (int i = 0; i < count * shape.count(0); i++) {
      int picture = i / count;
      int top = places.nextInt(shape.count(2) - rows + 1);
      int left = places.nextInt(shape.count(3) - columns + 1);
      good.add(cut(ops, clean, picture, top, rows, left, columns));
      bad.add(cut(ops, spoiled, picture, top, rows, left, columns));
    }
    return new Patches(ops.concat(0, good), ops.concat(0, bad));
  }

  private static TorchTensor cut(
      TorchOps ops, TorchTensor x, int picture, int top, int rows, int left, int columns) {
    TorchTensor one = ops.slice(x, 0, picture, picture + 1);
    return ops.slice(ops.slice(one, 2, top, top + rows), 3, left, left + columns);
  }

  /** The plain sum of the levels. */
  @Override
  public TorchTensor map(TorchOps ops, TorchTensor x) {
    return network.residuals(ops, x).stream().reduce(ops::add).orElseThrow();
  }
}
