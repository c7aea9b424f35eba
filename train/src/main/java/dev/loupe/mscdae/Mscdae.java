package dev.loupe.mscdae;

import dev.loupe.feature.InputPlan;
import dev.loupe.method.DetectionMethod;
import dev.loupe.method.TrainedGraph;
import dev.loupe.method.TrainingInput;
import dev.loupe.network.Weights;
import dev.loupe.scratch.AtRest;
import dev.loupe.scratch.Checkpoint;
import dev.loupe.scratch.GoodResidual;
import dev.loupe.scratch.Lessons;
import dev.loupe.scratch.Workbench;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The multi-scale convolutional denoising autoencoder: patches are restored at several sizes, and
 * what cannot be restored is anomalous.
 *
 * <p>Source: Mei, Wang, Wen, Automatic Fabric Defect Detection with a Multi-Scale Convolutional
 * Denoising Autoencoder Network Model, Sensors 2018. Where we differ, and why, stands in {@code
 * docs/methods/mscdae.md}.
 */
public final class Mscdae implements DetectionMethod<MscdaeSettings> {

  private static final String NETWORK = "autoencoders";

  @Override
  public String id() {
    return "mscdae";
  }

  @Override
  public String summary() {
    return "autoencoders, trained from scratch, that restore patches at three sizes";
  }

  @Override
  public Map<String, MscdaeSettings> presets() {
    return MscdaeSettings.presets();
  }

  @Override
  public Class<MscdaeSettings> settingsType() {
    return MscdaeSettings.class;
  }

  @Override
  public TrainedGraph train(MscdaeSettings settings, TrainingInput input) {
    InputPlan plan = new InputPlan(settings.size(), settings.inputShape());
    Workbench bench = Workbench.of(id(), settings, plan, input);
    PatchLesson lesson = lesson(settings, bench);
    Checkpoint.Finished learned =
        bench
            .loop()
            .run(
                NETWORK,
                settings.training().schedule(),
                state -> new Lessons(lesson, bench.probes(), lesson.source().seeds(), state));
    MscdaeMap map = calibrated(lesson, settings, bench, learned.weights());
    return bench.finish(map, learned.weights(), settings.map().peak(), learned.curve().remarks());
  }

  static PatchLesson lesson(MscdaeSettings settings, Workbench bench) {
    return new PatchLesson(
        MultiScale.of(settings, bench.geometry()),
        bench.corrupted(NETWORK, settings.corruption(), settings.training().batch()),
        settings.patch(),
        settings.patches());
  }

  /** Mean and deviation of each level on good pictures kept back. */
  static MscdaeMap calibrated(
      PatchLesson lesson, MscdaeSettings settings, Workbench bench, Weights weights) {
    MultiScale network = lesson.network();
    try (AtRest rest = new AtRest(weights, lesson.parameters())) {
      List<GoodResidual> units =
          IntStream.range(0, settings.levels())
              .mapToObj(
                  level ->
                      GoodResidual.of(
                          rest.look(
                              bench.probes().clean(),
                              (ops, x) -> network.residuals(ops, x).get(level))))
              .toList();
      return new MscdaeMap(network, units, settings.combination());
    }
  }
}
