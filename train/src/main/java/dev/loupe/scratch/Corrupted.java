package dev.loupe.scratch;

import dev.loupe.image.Mask;
import dev.loupe.image.Picture;
import dev.loupe.network.Shape;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchRandom;
import dev.loupe.network.torch.TorchTensor;
import java.util.Arrays;
import java.util.List;

/**
 * Training pictures and what was done to them: painted defects, then noise of a strength drawn for
 * each picture up to the one set.
 *
 * @param pictures to draw from
 * @param corruption what is done
 * @param batch pictures of a step
 * @param seeds of the stage
 */
public record Corrupted(TrainingPictures pictures, Corruption corruption, int batch, Seeds seeds) {

  /**
   * A step's pictures.
   *
   * @param numbers which they are
   * @param clean as they were
   * @param spoiled with painted defects
   * @param noisy the same with noise
   * @param defects where defects were painted
   */
  public record Batch(
      List<Integer> numbers,
      TorchTensor clean,
      TorchTensor spoiled,
      TorchTensor noisy,
      List<Mask> defects) {

    /** The same as numbers: 1 at a defect, else 0, {@code [n x 1 x h x w]}. */
    public TorchTensor masks() {
      return TorchTensor.of(Planes.ofMasks(defects));
    }

    /** Copies the lists. */
    public Batch {
      numbers = List.copyOf(numbers);
      defects = List.copyOf(defects);
    }
  }

  /** The shape of a single picture. */
  public Shape shape() {
    return Shape.of(1, 3, pictures.geometry().height(), pictures.geometry().width());
  }

  /** A step's pictures; what is drawn depends on the step alone. */
  public Batch at(int step, TorchOps ops, TorchRandom random) {
    int[] numbers = new BatchOrder(seeds.part("order"), pictures.count(), batch).at(step);
    SpoiledBatch drawn = SpoiledBatch.draw(pictures, numbers, corruption, seeds.random(step));
    TorchTensor spoiled = tensor(drawn.spoiled());
    TorchTensor strength = ops.scale(random.uniform(Shape.of(batch, 1, 1, 1)), corruption.noise());
    TorchTensor noise = ops.mul(random.normal(spoiled.shape()), strength);
    return new Batch(
        Arrays.stream(numbers).boxed().toList(),
        tensor(drawn.clean()),
        spoiled,
        ops.clip(ops.add(spoiled, noise), 0, 1).channelsLast(),
        drawn.masks());
  }

  /** Pictures of one size as libtorch likes them best. */
  public static TorchTensor tensor(List<Picture> pictures) {
    return TorchTensor.of(Planes.of(pictures)).channelsLast();
  }
}
