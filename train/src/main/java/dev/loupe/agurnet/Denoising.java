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
import dev.loupe.scratch.Learner;
import dev.loupe.scratch.Seeds;
import dev.loupe.scratch.SoleLearner;
import dev.loupe.scratch.TrainingPictures;
import java.util.Collection;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Teaches the denoiser on patches: first each layer alone to give back its corrupted input, the
 * outermost first, then all layers end to end; each gets an equal share of the steps.
 *
 * <pre>
 * loss = mean over patches of |x - x^|^2 + beta sum over units q of KL(rho || rho^_q)   (P2 eq 10)
 * rho^_q = mean activation of unit q over the batch                                     (P2 eq 11)
 * </pre>
 */
final class Denoising implements SoleLearner {

  private static final int PATCHES = 256;
  private static final int SOURCES = 8;

  private final AgurNetSettings.Sparsity sparsity;
  private final double noise;
  private final SparseDenoiser network;
  private final TrainingPictures pictures;
  private final Seeds seeds;
  private final Learner learner;

  Denoising(
      AgurNetSettings settings, TrainingPictures pictures, Seeds seeds, Optional<Weights> state) {
    this.sparsity = settings.denoiser();
    this.noise = settings.corruption().noise();
    this.network = new SparseDenoiser(sparsity.hidden());
    this.pictures = pictures;
    this.seeds = seeds.part(SparseDenoiser.NAME);
    Collection<Parameter> parameters = parameters(network);
    this.learner =
        Learner.of(
            Initialisation.xavier(parameters, this.seeds.seed()),
            parameters,
            TorchOptimiser.Settings.adam(sparsity.rate()),
            state);
  }

  private static Collection<Parameter> parameters(SparseDenoiser network) {
    ShapeOps shapes = new ShapeOps();
    network.decodeTo(shapes, network.encode(shapes, patches(1)), 0);
    return shapes.parameters();
  }

  private static Shape patches(int count) {
    return Shape.of(count, 3, SparseDenoiser.PATCH, SparseDenoiser.PATCH);
  }

  @Override
  public double step(int step, double rate) {
    FloatTensor drawn = draw(seeds.random(step));
    try (TorchScope scope = new TorchScope();
        TorchRandom random = new TorchRandom(seeds.at(step))) {
      TorchOps ops = learner.training(random);
      TorchTensor clean = TorchTensor.of(drawn);
      TorchTensor noisy = ops.add(clean, ops.scale(random.normal(clean.shape()), noise));
      int layers = network.hidden().size();
      int phase = (int) ((long) step * (layers + 1) / sparsity.steps());
      TorchTensor loss =
          phase < layers ? ofLayer(ops, clean, noisy, phase) : ofAll(ops, clean, noisy);
      return learner.descend(loss, rate);
    }
  }

  /** One layer alone: what lies before it does not learn. */
  private TorchTensor ofLayer(TorchOps ops, TorchTensor clean, TorchTensor noisy, int layer) {
    TorchTensor wanted = clean;
    TorchTensor given = noisy;
    for (int before = 0; before < layer; before++) {
      wanted = network.encodeLayer(ops, wanted, before).detached();
      given = network.encodeLayer(ops, given, before).detached();
    }
    TorchTensor code = network.encodeLayer(ops, given, layer);
    TorchTensor back = network.decodeLayer(ops, code, layer);
    return ops.add(error(ops, wanted, back), sparse(ops, code));
  }

  private TorchTensor ofAll(TorchOps ops, TorchTensor clean, TorchTensor noisy) {
    TorchTensor code = noisy;
    TorchTensor penalty = ops.scale(ops.reduceSum(noisy, false, 0, 1, 2, 3), 0);
    for (int layer = 0; layer < network.hidden().size(); layer++) {
      code = network.encodeLayer(ops, code, layer);
      penalty = ops.add(penalty, sparse(ops, code));
    }
    return ops.add(error(ops, clean, network.decodeTo(ops, code, 0)), penalty);
  }

  private static TorchTensor error(TorchOps ops, TorchTensor wanted, TorchTensor found) {
    double patches = wanted.shape().size(0);
    TorchTensor squares = ops.square(ops.sub(wanted, found));
    return ops.scale(ops.reduceSum(squares, false, 0, 1, 2, 3), 1 / patches);
  }

  private TorchTensor sparse(TorchOps ops, TorchTensor code) {
    double rho = sparsity.activation();
    TorchTensor mean = ops.clip(ops.reduceMean(code, false, 0, 2, 3), 1e-4, 1 - 1e-4);
    TorchTensor silent = ops.addScalar(ops.scale(mean, -1), 1);
    TorchTensor divergence =
        ops.add(ops.scale(ops.log(mean), -rho), ops.scale(ops.log(silent), rho - 1));
    double entropy = rho * Math.log(rho) + (1 - rho) * Math.log(1 - rho);
    TorchTensor sum = ops.reduceSum(ops.addScalar(divergence, entropy), false, 0);
    return ops.scale(sum, sparsity.weight());
  }

  private FloatTensor draw(RandomGenerator random) {
    int side = SparseDenoiser.PATCH;
    float[] values = new float[PATCHES * 3 * side * side];
    for (int source = 0; source < SOURCES; source++) {
      Picture picture = pictures.at(random.nextInt(pictures.count()));
      for (int i = 0; i < PATCHES / SOURCES; i++) {
        int left = random.nextInt(picture.width() - side + 1);
        int top = random.nextInt(picture.height() - side + 1);
        copy(picture, left, top, values, (source * (PATCHES / SOURCES) + i) * 3 * side * side);
      }
    }
    return new FloatTensor(patches(PATCHES), values);
  }

  private static void copy(Picture picture, int left, int top, float[] into, int from) {
    int side = SparseDenoiser.PATCH;
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          into[from + (c * side + y) * side + x] = picture.at(left + x, top + y, c) / 255f;
        }
      }
    }
  }

  @Override
  public Learner learner() {
    return learner;
  }
}
