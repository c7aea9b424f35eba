package dev.loupe.dagan;

import dev.loupe.feature.InputPlan;
import dev.loupe.method.DetectionMethod;
import dev.loupe.method.TrainedGraph;
import dev.loupe.method.TrainingInput;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.Weights;
import dev.loupe.scratch.AtRest;
import dev.loupe.scratch.Checkpoint;
import dev.loupe.scratch.GoodResidual;
import dev.loupe.scratch.Workbench;
import java.util.Map;

/**
 * The dual-attention generative adversarial network: a generator restores pictures, a discriminator
 * tells them from real ones; pixels and features that differ are anomalous.
 *
 * <p>Source: Akcay, Atapour-Abarghouei, Breckon, Skip-GANomaly, IJCNN 2019 (generator, losses,
 * score); Fu et al., Dual Attention Network for Scene Segmentation, CVPR 2019 (the attention). P2
 * names the method and tells nothing about it: what we built, and why, stands in {@code
 * docs/methods/dagan.md}.
 */
public final class Dagan implements DetectionMethod<DaganSettings> {

  @Override
  public String id() {
    return "dagan";
  }

  @Override
  public String summary() {
    return "a dual-attention GAN, trained from scratch, that restores pictures";
  }

  @Override
  public Map<String, DaganSettings> presets() {
    return DaganSettings.presets();
  }

  @Override
  public Class<DaganSettings> settingsType() {
    return DaganSettings.class;
  }

  @Override
  public TrainedGraph train(DaganSettings settings, TrainingInput input) {
    InputPlan plan = new InputPlan(settings.size(), settings.inputShape());
    Workbench bench = Workbench.of(id(), settings, plan, input);
    Residuals residuals = Residuals.of(settings, bench.geometry());
    Checkpoint.Finished learned =
        bench
            .loop()
            .run(
                Duel.NAME,
                settings.training().schedule(),
                state ->
                    new Duel(
                        settings,
                        residuals,
                        bench.corrupted(
                            Duel.NAME, settings.corruption(), settings.training().batch()),
                        bench.probes(),
                        state));
    DaganMap map = calibrated(residuals, settings, bench, learned.weights());
    return bench.finish(map, learned.weights(), settings.map().peak(), learned.curve().remarks());
  }

  /** The units of both maps on good pictures kept back. */
  static DaganMap calibrated(
      Residuals residuals, DaganSettings settings, Workbench bench, Weights weights) {
    ShapeOps shapes = new ShapeOps();
    residuals.apply(shapes, bench.shape());
    try (AtRest rest = new AtRest(weights, shapes.parameters())) {
      return new DaganMap(
          residuals,
          GoodResidual.of(
              rest.look(bench.probes().clean(), (ops, x) -> residuals.apply(ops, x).pixels())),
          GoodResidual.of(
              rest.look(bench.probes().clean(), (ops, x) -> residuals.apply(ops, x).features())),
          settings.residualShare());
    }
  }
}
