package dev.loupe.agurnet;

import dev.loupe.image.Picture;
import dev.loupe.network.Shape;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.Weights;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchParameters;
import dev.loupe.network.torch.TorchScope;
import dev.loupe.network.torch.TorchTensor;
import dev.loupe.scratch.Corrupted;
import dev.loupe.scratch.PeakScore;
import dev.loupe.scratch.Probes;
import dev.loupe.synthetic.SyntheticDefect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the units of residual and score on good pictures kept back, and, where it is asked to, the
 * share of the residual with which the sum finds painted defects best. Owns native memory: whoever
 * opens it closes it.
 */
final class MapCalibration implements AutoCloseable {

  private static final double[] SHARES = {0, 0.1, 0.25, 0.5, 0.75, 1};

  private final AgurNetwork network;
  private final MapParts parts;
  private final TorchParameters parameters;
  private final TorchOps ops;

  MapCalibration(AgurNetwork network, MapParts parts, Weights weights, Shape picture) {
    this.network = network;
    this.parts = parts;
    ShapeOps shapes = new ShapeOps();
    network.apply(shapes, picture);
    this.parameters = TorchParameters.frozen(weights, shapes.parameters());
    this.ops = TorchOps.inference(parameters);
  }

  /**
   * Measures.
   *
   * @param share of the residual; empty to choose it on the painted probes
   */
  MapMixture measure(Probes probes, Optional<Double> share) {
    List<Maps> clean = probes.clean().stream().map(this::maps).toList();
    MapMixture.Unit residual = MapMixture.Unit.of(clean.stream().map(Maps::residual).toList());
    if (network.scorer().isEmpty()) {
      return new MapMixture(residual, Optional.empty(), 1);
    }
    Optional<MapMixture.Unit> score =
        Optional.of(MapMixture.Unit.of(clean.stream().map(Maps::score).toList()));
    return share
        .map(fixed -> new MapMixture(residual, score, fixed))
        .orElseGet(() -> best(probes, clean, residual, score));
  }

  /** The peaks of pictures' maps, each alone in an array. */
  List<float[]> peaks(List<Picture> pictures, MapMixture mixture, PeakScore peak) {
    return pictures.stream()
        .map(this::maps)
        .map(maps -> new float[] {peak.of(mixture.of(maps.residual(), maps.score()))})
        .toList();
  }

  private MapMixture best(
      Probes probes, List<Maps> clean, MapMixture.Unit residual, Optional<MapMixture.Unit> score) {
    Map<Picture, Maps> all = new HashMap<>();
    for (int i = 0; i < clean.size(); i++) {
      all.put(probes.clean().get(i), clean.get(i));
    }
    for (SyntheticDefect defect : probes.painted()) {
      all.put(defect.picture(), maps(defect.picture()));
    }
    MapMixture best = new MapMixture(residual, score, 0);
    double highest = -1;
    for (double share : SHARES) {
      MapMixture mixture = new MapMixture(residual, score, share);
      double merit =
          probes.merit(
              picture -> {
                Maps maps = Optional.ofNullable(all.get(picture)).orElseThrow();
                return mixture.of(maps.residual(), maps.score());
              });
      if (merit > highest) {
        highest = merit;
        best = mixture;
      }
    }
    return best;
  }

  private Maps maps(Picture picture) {
    Maps[] maps = new Maps[1];
    TorchScope.withoutGradients(
        () -> {
          TorchTensor x = Corrupted.tensor(List.of(picture));
          AgurNetwork.Seen<TorchTensor> seen = network.apply(ops, x);
          float[] score =
              seen.logits().map(logits -> parts.score(ops, logits).values()).orElse(new float[0]);
          maps[0] = new Maps(parts.residual(ops, x, seen).values(), score);
        });
    return maps[0];
  }

  @Override
  public void close() {
    parameters.close();
  }

  /** Both maps of a picture. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Maps(float[] residual, float[] score) {}
}
