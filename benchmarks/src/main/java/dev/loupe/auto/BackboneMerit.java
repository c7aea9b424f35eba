package dev.loupe.auto;

import dev.loupe.Progress;
import dev.loupe.dataset.DatasetOptions;
import dev.loupe.dataset.Datasets;
import dev.loupe.dataset.HeldOut;
import dev.loupe.dataset.Sample;
import dev.loupe.method.DetectionMethod;
import dev.loupe.method.Resolved;
import dev.loupe.method.Settings;
import dev.loupe.method.TrainingInput;
import dev.loupe.padim.Padim;
import dev.loupe.patchcore.PatchCore;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How much a backbone's weights are worth, asked without any defective picture: detectors learn
 * from 60 good pictures and are asked to tell others of them, clean, from the same with painted
 * defects. Merit is what {@code --method auto} compares by: the mean of image AUROC and AUPRO, in
 * percent.
 *
 * <pre>{@code BackboneMerit loupe-1 loupe-1.safetensors boards magnetic-tile kolektor-sdd}</pre>
 */
public final class BackboneMerit {

  private static final long SEED = 0;
  private static final double PROBES = 0.25;
  private static final int LEARNED = 60;
  private static final long BUDGET = 2L << 30;
  private static final List<DetectionMethod<?>> METHODS = List.of(new Padim(), new PatchCore());

  private BackboneMerit() {}

  /**
   * Arguments: the backbone's name, a file of weights or "-" for those that come with it, folders.
   */
  public static void main(String[] arguments) {
    if (arguments.length < 3) {
      throw new IllegalArgumentException("Expected: BACKBONE WEIGHTS.safetensors|- DIR...");
    }
    Optional<Path> weights =
        Optional.of(arguments[1]).filter(file -> !file.equals("-")).map(Path::of);
    double sum = 0;
    int count = 0;
    for (String folder : List.of(arguments).subList(2, arguments.length)) {
      for (Trial trial : trials(arguments[0], weights, Path.of(folder))) {
        System.out.printf(
            Locale.ROOT, "%s %s merit %.1f%n", folder, trial.words(), 100 * trial.merit());
        sum += 100 * trial.merit();
        count++;
      }
    }
    System.out.printf(Locale.ROOT, "mean %.1f%n", sum / count);
  }

  private static List<Trial> trials(String backbone, Optional<Path> weights, Path folder) {
    List<Sample> good =
        Datasets.open(folder, DatasetOptions.DEFAULT).train().stream()
            .filter(sample -> !sample.defective())
            .toList();
    HeldOut split = HeldOut.split(good, PROBES, Auto.otherSplit(SEED));
    TrainingInput input =
        new TrainingInput(
            Probes.spread(split.fit(), LEARNED), weights, SEED, 1, BUDGET, Progress.NONE);
    Probes probes = Probes.paint(split.heldOut(), new SplittableRandom(SEED));
    List<Resolved<?>> candidates =
        METHODS.stream().<Resolved<?>>map(method -> with(method, backbone)).toList();
    return Trials.of(candidates, input, probes).done();
  }

  private static <S extends Record> Resolved<S> with(DetectionMethod<S> method, String backbone) {
    S preset = Objects.requireNonNull(method.presets().get(DetectionMethod.DEFAULT_PRESET));
    Settings settings = Settings.of(preset).with("backbone", "'" + backbone + "'");
    return new Resolved<>(method, settings.as(method.settingsType()), Map.of());
  }
}
