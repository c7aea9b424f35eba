package dev.loupe.agurnet;

import dev.loupe.method.TrainingInput;
import dev.loupe.network.Shape;
import dev.loupe.network.Weights;
import dev.loupe.scratch.Checkpoint;
import dev.loupe.scratch.Corrupted;
import dev.loupe.scratch.Probes;
import dev.loupe.scratch.Seeds;
import dev.loupe.scratch.TrainingLoop;
import dev.loupe.scratch.TrainingPictures;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The course of a training, part by part: denoiser, generators, reconstruction and scorer, and at
 * last the units of the map. Each part learns with those before it as they then are.
 */
final class Course {

  private final AgurNetSettings settings;
  private final AgurNetwork network;
  private final TrainingPictures pictures;
  private final Probes probes;
  private final Seeds seeds;
  private final TrainingLoop loop;
  private final Weights.Builder weights = Weights.builder();
  private final Map<String, String> remarks = new LinkedHashMap<>();

  Course(
      AgurNetSettings settings,
      TrainingPictures pictures,
      Probes probes,
      TrainingInput input,
      Checkpoint checkpoint) {
    this.settings = settings;
    this.network = AgurNetwork.of(settings);
    this.pictures = pictures;
    this.probes = probes;
    this.seeds = new Seeds(input.seed());
    this.loop = new TrainingLoop(checkpoint, input.progress());
  }

  /**
   * What was learned.
   *
   * @param weights of all parts
   * @param mixture of the map
   * @param remarks loss curves and what was chosen, by name
   */
  record Learned(Weights weights, MapMixture mixture, Map<String, String> remarks) {}

  /** Goes through all parts. */
  Learned learn() {
    if (settings.ssdae()) {
      teachDenoiser();
    }
    if (settings.mgan()) {
      teachGenerators();
    }
    teachReconstruction();
    MapMixture mixture = calibrate();
    return new Learned(weights.build(), mixture, Map.copyOf(remarks));
  }

  private void teachDenoiser() {
    keep(
        SparseDenoiser.NAME,
        loop.run(
            SparseDenoiser.NAME,
            settings.denoiser().schedule(),
            state -> new Denoising(settings, pictures, seeds, state)));
  }

  private void teachGenerators() {
    FrontEnd before = new FrontEnd(network.frontEnd().denoiser(), Optional.empty());
    AgurNetSettings.Generation generation = settings.generators();
    keep(
        Generators.NAME,
        loop.run(
            Generators.NAME,
            generation.schedule(),
            state ->
                new Generating(
                    generation,
                    corrupted(Generators.NAME, generation.batch()),
                    frozen(before),
                    state)));
  }

  private void teachReconstruction() {
    keep(
        Reconstruction.NAME,
        loop.run(
            Reconstruction.NAME,
            settings.training().schedule(),
            state ->
                new Reconstruction(
                    network,
                    corrupted(Reconstruction.NAME, settings.training().batch()),
                    probes,
                    parts(),
                    frozen(network.frontEnd()),
                    state)));
  }

  private MapMixture calibrate() {
    try (MapCalibration calibration =
        new MapCalibration(network, parts(), weights.build(), shape())) {
      MapMixture mixture =
          calibration.measure(
              probes,
              settings.map().probed()
                  ? Optional.empty()
                  : Optional.of(settings.map().residualShare()));
      remarks.put(
          "residual's share of the map", String.format(Locale.ROOT, "%.2f", mixture.share()));
      return mixture;
    }
  }

  private Corrupted corrupted(String stage, int batch) {
    return new Corrupted(pictures, settings.corruption(), batch, seeds.part(stage));
  }

  private FrozenFrontEnd frozen(FrontEnd frontEnd) {
    return new FrozenFrontEnd(frontEnd, weights.build(), shape());
  }

  private MapParts parts() {
    return MapParts.of(pictures.geometry(), settings.map().blur());
  }

  private Shape shape() {
    return Shape.of(1, 3, pictures.geometry().height(), pictures.geometry().width());
  }

  private void keep(String part, Checkpoint.Finished result) {
    weights.putAll(result.weights());
    remarks.put("loss, " + part, result.curve().words());
  }
}
