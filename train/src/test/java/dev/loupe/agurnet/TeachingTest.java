package dev.loupe.agurnet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.Progress;
import dev.loupe.detector.InputGeometry;
import dev.loupe.method.Settings;
import dev.loupe.method.Stripes;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Initialisation;
import dev.loupe.network.Interpreters;
import dev.loupe.network.Shape;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.Weights;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchOptimiser;
import dev.loupe.network.torch.TorchParameters;
import dev.loupe.network.torch.TorchRandom;
import dev.loupe.network.torch.TorchScope;
import dev.loupe.network.torch.TorchTensor;
import dev.loupe.scratch.Checkpoint;
import dev.loupe.scratch.Learner;
import dev.loupe.scratch.Planes;
import dev.loupe.scratch.Seeds;
import dev.loupe.scratch.TrainingLoop;
import dev.loupe.scratch.TrainingPictures;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class TeachingTest {

  private static final InputGeometry SMALL = InputGeometry.whole(48);

  @BeforeAll
  static void useOneThread() {
    TorchOps.useThreads(1);
  }

  @Test
  void theDenoiserIsSparseAndTakesNoiseAway() {
    AgurNetSettings settings =
        Settings.of(Objects.requireNonNull(AgurNet.improved().presets().get("paper")))
            .with("denoiser.hidden", "[48, 32, 24]")
            .with("denoiser.steps", "300")
            .with("denoiser.rate", "0.02")
            .with("denoiser.weight", "0.05")
            .as(AgurNetSettings.class);
    Weights weights =
        new TrainingLoop(Checkpoint.none(), Progress.NONE)
            .run(
                SparseDenoiser.NAME,
                settings.denoiser().schedule(),
                state -> new Denoising(settings, pictures(), new Seeds(1), state))
            .weights();
    FloatTensor clean = Planes.of(List.of(pictures().at(0), pictures().at(1)));
    FloatTensor noisy = noisy(clean, settings.corruption().noise());
    SparseDenoiser network = new SparseDenoiser(settings.denoiser().hidden());
    FloatTensor denoised =
        Interpreters.onnx((o, x) -> network.apply(o, x.get(0)).picture(), List.of(noisy), weights);
    FloatTensor code =
        Interpreters.onnx((o, x) -> network.apply(o, x.get(0)).code(), List.of(noisy), weights);
    assertThat(psnr(denoised, clean)).isGreaterThan(psnr(noisy, clean) + 2);
    assertThat(mean(code)).isLessThan(0.3);
  }

  /** A residual block's sum may be negative everywhere; a ReLU alone on it would be out. */
  @Test
  void theReconstructionNeverGoesOut() {
    Reconstructor network =
        Reconstructor.of(4, new UShape.Parts(true, true, true, List.of(1, 2)), false);
    FloatTensor seen = Planes.of(List.of(pictures().at(0), pictures().at(1)));
    ShapeOps shapes = new ShapeOps();
    network.apply(shapes, Prepared.plain(seen.shape()));
    Weights weights = withNegativeSums(Initialisation.he(shapes.parameters(), 1));
    try (TorchScope scope = new TorchScope();
        TorchRandom random = new TorchRandom(1);
        TorchParameters parameters = TorchParameters.learning(weights, shapes.parameters())) {
      TorchOps ops = TorchOps.training(parameters, random);
      float[] values = network.apply(ops, Prepared.plain(TorchTensor.of(seen))).values();
      float least = Float.MAX_VALUE;
      float most = 0;
      for (float value : values) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
      assertThat(most - least).isGreaterThan(0.1f);
    }
  }

  @Test
  void behindAGlobalSkipTheFirstReconstructionIsThePicture() {
    Reconstructor network =
        Reconstructor.of(4, new UShape.Parts(true, true, true, List.of(1, 2)), true);
    FloatTensor seen = Planes.of(List.of(pictures().at(0), pictures().at(1)));
    ShapeOps shapes = new ShapeOps();
    network.apply(shapes, Prepared.plain(seen.shape()));
    Weights begun = network.begin(Initialisation.he(shapes.parameters(), 1));
    FloatTensor restored =
        Interpreters.onnx(
            (o, x) -> network.apply(o, Prepared.plain(x.get(0))), List.of(seen), begun);
    assertThat(restored.values()).isEqualTo(seen.values());
  }

  /** The last block's sum is then at most 0 everywhere. */
  private static Weights withNegativeSums(Weights drawn) {
    Weights.Builder changed = Weights.builder();
    for (String name : drawn.names()) {
      FloatTensor tensor = drawn.get(name);
      float[] values = tensor.values().clone();
      for (int i = 0; i < values.length; i++) {
        if (name.equals("reconstructor.up0.conv2.weight")) {
          values[i] = -Math.abs(values[i]);
        } else if (name.equals("reconstructor.up0.identity.weight")) {
          values[i] = 0;
        }
      }
      changed.put(name, new FloatTensor(tensor.shape(), values));
    }
    return changed.build();
  }

  @Test
  void theCriticComesToTellStripesFromNoise() {
    Critic critic = new Critic(4);
    ShapeOps shapes = new ShapeOps();
    critic.apply(shapes, Shape.of(1, 3, 48, 48));
    CriticLoss loss = new CriticLoss(critic);
    try (TorchScope scope = new TorchScope();
        TorchRandom random = new TorchRandom(1);
        Learner learner =
            Learner.of(
                Initialisation.he(shapes.parameters(), 1),
                shapes.parameters(),
                TorchOptimiser.Settings.adam(1e-3).betas(0.5, 0.9),
                Optional.empty())) {
      TorchTensor real = TorchTensor.of(Planes.of(List.of(pictures().at(0), pictures().at(1))));
      TorchTensor fake = random.uniform(real.shape());
      double before = apart(learner, loss, real, fake);
      for (int i = 0; i < 40; i++) {
        learner.descend(loss.of(learner.training(random), real, fake, random), 1e-3);
      }
      assertThat(apart(learner, loss, real, fake)).isGreaterThan(before + 0.1).isPositive();
    }
  }

  private static double apart(
      Learner learner, CriticLoss loss, TorchTensor real, TorchTensor fake) {
    return loss.judged(learner.inference(), real).item()
        - loss.judged(learner.inference(), fake).item();
  }

  private static TrainingPictures pictures() {
    return TrainingPictures.of(Stripes.good(0, 6), SMALL, 1 << 20, Progress.NONE);
  }

  private static FloatTensor noisy(FloatTensor clean, double sigma) {
    float[] values = clean.values().clone();
    float[] noise = Interpreters.random(9, clean.shape().toArray()).values();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.max(0, Math.min(1, values[i] + sigma * noise[i]));
    }
    return new FloatTensor(clean.shape(), values);
  }

  /** Peak signal-to-noise ratio in decibels. */
  private static double psnr(FloatTensor found, FloatTensor wanted) {
    double sum = 0;
    for (int i = 0; i < wanted.values().length; i++) {
      double difference = found.values()[i] - wanted.values()[i];
      sum += difference * difference / wanted.values().length;
    }
    return -10 * Math.log10(sum);
  }

  private static double mean(FloatTensor tensor) {
    double sum = 0;
    for (float value : tensor.values()) {
      sum += value / tensor.values().length;
    }
    return sum;
  }
}
