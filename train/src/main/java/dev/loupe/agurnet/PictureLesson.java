package dev.loupe.agurnet;

import dev.loupe.image.Picture;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Initialisation;
import dev.loupe.network.Parameter;
import dev.loupe.network.Shape;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.Weights;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchOptimiser;
import dev.loupe.network.torch.TorchRandom;
import dev.loupe.network.torch.TorchScope;
import dev.loupe.network.torch.TorchTensor;
import dev.loupe.scratch.BatchOrder;
import dev.loupe.scratch.Corrupted;
import dev.loupe.scratch.Learner;
import dev.loupe.scratch.Seeds;
import dev.loupe.scratch.SoleLearner;
import dev.loupe.scratch.TrainingPictures;
import dev.loupe.synthetic.PictureChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Teaches the picture scorer to name the change of a picture: {@code -log p} of the right one, the
 * mean over the batch, a quarter of which is unchanged.
 */
final class PictureLesson implements SoleLearner {

  private static final double NOISE = 0.02;
  private static final double LEAST = 1e-7;

  private final PictureScorer scorer;
  private final TrainingPictures pictures;
  private final int batch;
  private final Seeds seeds;
  private final Learner learner;

  PictureLesson(
      PictureScorer scorer,
      TrainingPictures pictures,
      int batch,
      Seeds seeds,
      Optional<Weights> state) {
    this.scorer = scorer;
    this.pictures = pictures;
    this.batch = batch;
    this.seeds = seeds;
    Shape one = Shape.of(1, 3, pictures.geometry().height(), pictures.geometry().width());
    Collection<Parameter> parameters = parameters(scorer, one);
    this.learner =
        Learner.of(
            Initialisation.he(parameters, seeds.seed()),
            parameters,
            TorchOptimiser.Settings.adam(1e-3),
            state);
  }

  /** Those of the network and of what names the changes. */
  static Collection<Parameter> parameters(PictureScorer scorer, Shape picture) {
    ShapeOps shapes = new ShapeOps();
    scorer.kinds(shapes, scorer.apply(shapes, picture));
    return shapes.parameters();
  }

  @Override
  public double step(int step, double rate) {
    RandomGenerator drawn = seeds.random(step);
    try (TorchScope scope = new TorchScope();
        TorchRandom random = new TorchRandom(seeds.at(step))) {
      TorchOps ops = learner.training(random);
      List<Picture> changed = new ArrayList<>();
      float[] wanted = new float[batch * PictureScorer.KINDS];
      List<Picture> good = good(step);
      for (int i = 0; i < batch; i++) {
        int kind = 4 * i < batch ? 0 : 1 + drawn.nextInt(PictureScorer.KINDS - 1);
        Picture another = good.get(drawn.nextInt(batch));
        changed.add(
            kind == 0
                ? good.get(i)
                : PictureChange.values()[kind - 1].of(good.get(i), another, drawn));
        wanted[i * PictureScorer.KINDS + kind] = 1;
      }
      TorchTensor x = Corrupted.tensor(changed);
      TorchTensor noisy = ops.add(x, ops.scale(random.normal(x.shape()), NOISE));
      return learner.descend(loss(ops, noisy, wanted), rate);
    }
  }

  private List<Picture> good(int step) {
    List<Picture> good = new ArrayList<>();
    for (int number : new BatchOrder(seeds.part("order"), pictures.count(), batch).at(step)) {
      good.add(scorer.shrinking().of(pictures.at(number)));
    }
    return good;
  }

  private TorchTensor loss(TorchOps ops, TorchTensor x, float[] wanted) {
    TorchTensor kinds = scorer.kinds(ops, scorer.described(ops, x));
    TorchTensor right =
        TorchTensor.of(new FloatTensor(Shape.of(batch, PictureScorer.KINDS), wanted));
    TorchTensor words = ops.mul(right, ops.log(ops.addScalar(kinds, LEAST)));
    return ops.scale(ops.reduceSum(words, false, 0, 1), -1.0 / batch);
  }

  @Override
  public Learner learner() {
    return learner;
  }
}
