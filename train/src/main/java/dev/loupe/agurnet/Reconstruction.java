package dev.loupe.agurnet;

import dev.loupe.image.Picture;
import dev.loupe.network.Initialisation;
import dev.loupe.network.Parameter;
import dev.loupe.network.PoolShape;
import dev.loupe.network.Shape;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.Weights;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchOptimiser;
import dev.loupe.network.torch.TorchRandom;
import dev.loupe.network.torch.TorchScope;
import dev.loupe.network.torch.TorchTensor;
import dev.loupe.scratch.Corrupted;
import dev.loupe.scratch.Learner;
import dev.loupe.scratch.Probes;
import dev.loupe.scratch.SoleLearner;
import dev.loupe.scratch.StructuralSimilarity;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Teaches reconstruction and scoring. The reconstruction is to give spoiled pictures back as they
 * were; the scorer is to say where they were spoiled, from picture and reconstruction.
 *
 * <pre>
 * reconstruction: mean (x - x^)^2 + (1 - SSIM)
 * scorer:         focal loss, mean of -(1 - p)^2 log p at defects and -p^2 log(1 - p) elsewhere
 * </pre>
 *
 * <p>Both learn in one step; no gradient flows from the scorer into the reconstruction, so that
 * either means what its loss says.
 *
 * <p>The merit is how well the map finds painted defects of other kinds on pictures kept back.
 * Source of the focal loss: Lin et al., ICCV 2017, gamma = 2.
 */
final class Reconstruction implements SoleLearner {

  static final String NAME = "reconstruction";

  private final AgurNetwork network;
  private final int crop;
  private final Corrupted source;
  private final Optional<GoodPlaces> places;
  private final Probes probes;
  private final MapParts parts;
  private final FrozenFrontEnd before;
  private final Learner learner;

  Reconstruction(
      AgurNetwork network,
      int crop,
      Corrupted source,
      Optional<GoodPlaces> places,
      Probes probes,
      MapParts parts,
      FrozenFrontEnd before,
      Optional<Weights> state) {
    this.network = network;
    this.crop = crop;
    this.source = source;
    this.places = places;
    this.probes = probes;
    this.parts = parts;
    this.before = before;
    Collection<Parameter> parameters = parameters(network, source);
    this.learner =
        Learner.of(
            network.reconstructor().begin(Initialisation.he(parameters, source.seeds().seed())),
            parameters,
            TorchOptimiser.Settings.adam(1e-3),
            state);
  }

  /** Those of reconstruction and scorer, not of the front end. */
  private static Collection<Parameter> parameters(AgurNetwork network, Corrupted source) {
    ShapeOps front = new ShapeOps();
    Prepared<Shape> prepared = network.frontEnd().apply(front, source.shape());
    ShapeOps shapes = new ShapeOps();
    network.apply(shapes, source.shape(), prepared);
    return shapes.parameters();
  }

  @Override
  public double step(int step, double rate) {
    try (TorchScope scope = new TorchScope();
        TorchRandom random = new TorchRandom(source.seeds().at(step))) {
      TorchOps ops = learner.training(random);
      Corrupted.Batch batch = source.at(step, ops, random);
      RandomGenerator drawn = source.seeds().part("crops").random(step);
      Crops crops = Crops.draw(batch.noisy().shape(), crop, batch.defects(), drawn);
      Optional<GoodPlaces.Others> others = places.map(one -> one.others(ops, batch.numbers()));
      Prepared<TorchTensor> prepared =
          before
              .apply(batch.noisy(), others.map(one -> one.compare(ops, batch.noisy())))
              .each(whole -> crops.of(ops, whole));
      TorchTensor restored = network.reconstructor().apply(ops, prepared);
      TorchTensor loss = restoring(ops, crops.of(ops, batch.clean()), restored);
      if (network.scorer().isPresent()) {
        TorchTensor spoiled = crops.of(ops, batch.spoiled());
        Optional<TorchTensor> compared =
            others.map(one -> crops.of(ops, one.compare(ops, batch.spoiled())));
        TorchTensor logits =
            network.scorer().get().apply(ops, spoiled, restored.detached(), compared);
        TorchTensor covered = ops.avgPool(crops.of(ops, batch.masks()), PoolShape.of(2, 2, 0));
        loss = ops.add(loss, focal(ops, logits, covered));
      }
      return learner.descend(loss, rate);
    }
  }

  private static TorchTensor restoring(TorchOps ops, TorchTensor clean, TorchTensor restored) {
    TorchTensor square = ops.reduceMean(ops.square(ops.sub(clean, restored)), false, 0, 1, 2, 3);
    Shape shape = clean.shape();
    StructuralSimilarity similarity = new StructuralSimilarity(shape.count(2), shape.count(3));
    return ops.add(square, similarity.loss(ops, clean, restored));
  }

  /** The mean of the focal loss; a pixel half covered counts half for each. */
  static TorchTensor focal(TorchOps ops, TorchTensor logits, TorchTensor covered) {
    TorchTensor p = ops.sigmoid(logits);
    TorchTensor missed =
        ops.mul(
            ops.square(ops.addScalar(ops.scale(p, -1), 1)), ops.softplus(ops.scale(logits, -1)));
    TorchTensor invented = ops.mul(ops.square(p), ops.softplus(logits));
    TorchTensor bare = ops.addScalar(ops.scale(covered, -1), 1);
    TorchTensor both = ops.add(ops.mul(covered, missed), ops.mul(bare, invented));
    return ops.reduceMean(both, false, 0, 1, 2, 3);
  }

  @Override
  public double merit() {
    return probes.merit(this::map);
  }

  private float[] map(Picture picture) {
    float[][] map = new float[1][];
    TorchScope.withoutGradients(
        () -> {
          TorchTensor x = Corrupted.tensor(List.of(picture));
          TorchOps ops = learner.inference();
          AgurNetwork.Seen<TorchTensor> seen = network.apply(ops, x, before.apply(x));
          map[0] = parts.leading(ops, x, seen).values();
        });
    return map[0];
  }

  @Override
  public Learner learner() {
    return learner;
  }

  @Override
  public void close() {
    SoleLearner.super.close();
    before.close();
  }
}
