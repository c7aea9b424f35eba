package dev.loupe.agurnet;

import dev.loupe.image.Picture;
import dev.loupe.method.TrainingInput;
import dev.loupe.network.Shape;
import dev.loupe.network.Weights;
import dev.loupe.scratch.AtRest;
import dev.loupe.scratch.Checkpoint;
import dev.loupe.scratch.Corrupted;
import dev.loupe.scratch.GoodResidual;
import dev.loupe.scratch.PeakScore;
import dev.loupe.scratch.Probes;
import dev.loupe.scratch.Seeds;
import dev.loupe.scratch.TrainingLoop;
import dev.loupe.scratch.TrainingPictures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The course of a training, part by part: denoiser, generators, reconstruction and scorer, the
 * picture as a whole, and at last the units of map and score. Each part learns with those before it
 * as they then are.
 */
final class Course {

  private static final int MOST_DESCRIBED = 2000;

  private final AgurNetSettings settings;
  private final AgurNetwork network;
  private final TrainingPictures pictures;
  private final List<Picture> good;
  private final Probes probes;
  private final Seeds seeds;
  private final TrainingLoop loop;
  private final Weights.Builder weights = Weights.builder();
  private final Map<String, String> remarks = new LinkedHashMap<>();

  Course(
      AgurNetSettings settings,
      TrainingPictures pictures,
      List<Picture> good,
      Probes probes,
      TrainingInput input,
      Checkpoint checkpoint) {
    this.settings = settings;
    this.network = AgurNetwork.of(settings);
    this.pictures = pictures;
    this.good = List.copyOf(good);
    this.probes = probes;
    this.seeds = new Seeds(input.seed());
    this.loop = new TrainingLoop(checkpoint, input.progress());
  }

  /**
   * What was learned.
   *
   * @param weights of all parts
   * @param mixture of the map
   * @param score of the picture, where it is scored as a whole too
   * @param remarks loss curves and what was chosen, by name
   */
  record Learned(
      Weights weights,
      MapMixture mixture,
      Optional<PictureScore> score,
      Map<String, String> remarks) {}

  /** Goes through all parts. */
  Learned learn() {
    if (settings.ssdae()) {
      teachDenoiser();
    }
    if (settings.mgan()) {
      teachGenerators();
    }
    Optional<GoodPlaces> places =
        settings.goldenPicture() ? Optional.of(GoodPlaces.of(pictures)) : Optional.empty();
    places.ifPresent(one -> weights.putAll(one.weights()));
    teachReconstruction(places);
    if (settings.pictureScorer()) {
      teachPictureScorer();
    }
    return calibrate();
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
    FrontEnd before = new FrontEnd(network.frontEnd().denoiser(), Optional.empty(), false);
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

  private void teachReconstruction(Optional<GoodPlaces> places) {
    keep(
        Reconstruction.NAME,
        loop.run(
            Reconstruction.NAME,
            settings.training().schedule(),
            state ->
                new Reconstruction(
                    network,
                    settings.crop(),
                    corrupted(Reconstruction.NAME, settings.training().batch()),
                    places,
                    probes,
                    parts(),
                    frozen(network.frontEnd()),
                    state)));
  }

  private void teachPictureScorer() {
    keep(
        PictureScorer.NAME,
        loop.run(
            PictureScorer.NAME,
            settings.picture().schedule(),
            state ->
                new PictureLesson(
                    pictureScorer(),
                    pictures,
                    settings.picture().batch(),
                    seeds.part(PictureScorer.NAME),
                    state)));
  }

  private Learned calibrate() {
    Weights learned = weights.build();
    try (MapCalibration calibration = new MapCalibration(network, parts(), learned, shape())) {
      MapMixture mixture =
          calibration.measure(
              probes,
              settings.map().probed()
                  ? Optional.empty()
                  : Optional.of(settings.map().residualShare()));
      remarks.put(
          "residual's share of the map", String.format(Locale.ROOT, "%.2f", mixture.share()));
      Optional<PictureScore> score =
          settings.pictureScorer()
              ? Optional.of(pictureScore(learned, calibration, mixture))
              : Optional.empty();
      return new Learned(learned, mixture, score, Map.copyOf(remarks));
    }
  }

  private PictureScore pictureScore(
      Weights learned, MapCalibration calibration, MapMixture mixture) {
    PictureScorer scorer = pictureScorer();
    try (AtRest rest = new AtRest(learned, PictureLesson.parameters(scorer, shape()))) {
      GoodLooks looks = GoodLooks.of(scorer, rest, pictures.evenly(MOST_DESCRIBED));
      List<float[]> distances = rest.look(good, looks::distance);
      List<float[]> peaks = calibration.peaks(good, mixture, new PeakScore(settings.map().peak()));
      return new PictureScore(
          looks,
          GoodResidual.of(peaks),
          GoodResidual.of(distances),
          good.size(),
          settings.picture().score());
    }
  }

  private PictureScorer pictureScorer() {
    return PictureScorer.of(
        settings.picture(), pictures.geometry().height(), pictures.geometry().width());
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
    result.curve().remarks().forEach((name, words) -> remarks.put(name + ", " + part, words));
  }
}
