package dev.loupe.agurnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.InterruptedWorkException;
import dev.loupe.Progress;
import dev.loupe.detector.FeatureGraph;
import dev.loupe.detector.InputGeometry;
import dev.loupe.detector.OnnxSession;
import dev.loupe.detector.ScoringGraph;
import dev.loupe.image.Picture;
import dev.loupe.method.CheckpointPlan;
import dev.loupe.method.Interruption;
import dev.loupe.method.Settings;
import dev.loupe.method.SettingsException;
import dev.loupe.method.Stripes;
import dev.loupe.method.TrainedGraph;
import dev.loupe.method.TrainingInput;
import dev.loupe.metric.PixelMetrics;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Interpreters;
import dev.loupe.network.Shape;
import dev.loupe.network.Weights;
import dev.loupe.scratch.Checkpoint;
import dev.loupe.scratch.Planes;
import dev.loupe.scratch.Probes;
import dev.loupe.scratch.Seeds;
import dev.loupe.scratch.TrainingPictures;
import dev.loupe.synthetic.SyntheticDefect;
import dev.loupe.synthetic.TradeDefect;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class AgurNetTest {

  private static final AgurNet UNET = AgurNet.basic();
  private static final AgurNet IMPROVED = AgurNet.improved();

  @Test
  void theScorerFindsPaintedDefectsOnPicturesItNeverSawAndASpotOfNoKindItKnows() {
    AgurNetSettings settings =
        tiny(
            IMPROVED,
            "default",
            "size=96",
            "training.steps=100",
            "map.probed=false",
            "map.residual_share=0",
            "picture_scorer=false");
    TrainedGraph trained =
        IMPROVED.train(settings, Stripes.input(Stripes.good(0, 16), 1, Progress.NONE));
    Stripes.assertFindsASpot(trained, 12);
    assertThat(pixelAuroc(trained, TradeDefect.MISSING_MATERIAL)).isGreaterThan(0.9);
    assertThat(pixelAuroc(trained, TradeDefect.EXTRA_MATERIAL)).isGreaterThan(0.9);
    try (OnnxSession session = OnnxSession.open(trained.onnx(), 1)) {
      OnnxSession.Values restored = session.run(Stripes.picture(3), ScoringGraph.RECONSTRUCTION);
      assertThat(restored.shape()).containsExactly(1, 3, 96, 96);
      assertThat(restored.floats()).doesNotContain(Float.NaN);
      assertThat(asBytes(restored.floats(), 96 * 96)).isEqualTo(restored(trained).rgb());
      assertThat(session.metadata()).containsKey(FeatureGraph.METADATA);
    }
  }

  private static Picture restored(TrainedGraph trained) {
    try (ScoringGraph graph = ScoringGraph.open(trained.onnx(), trained.input())) {
      return graph.restored(Stripes.picture(3)).orElseThrow();
    }
  }

  /** Planes in [0, 1] as interleaved bytes. */
  private static byte[] asBytes(float[] planes, int pixels) {
    byte[] rgb = new byte[planes.length];
    for (int channel = 0; channel < 3; channel++) {
      for (int i = 0; i < pixels; i++) {
        rgb[3 * i + channel] = (byte) Math.round(255 * (double) planes[channel * pixels + i]);
      }
    }
    return rgb;
  }

  private static double pixelAuroc(TrainedGraph trained, TradeDefect kind) {
    PixelMetrics pixels = new PixelMetrics();
    try (ScoringGraph graph = ScoringGraph.open(trained.onnx(), trained.input())) {
      for (int seed = 0; seed < 10; seed++) {
        SyntheticDefect defect =
            kind.paint(Stripes.picture(300 + seed), new SplittableRandom(seed)).orElseThrow();
        pixels.add("painted " + seed, graph.detect(defect.picture()).map(), defect.mask());
      }
    }
    return pixels.auroc().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssdae",
        "mgan",
        "eca",
        "attention_gates",
        "pre_activation",
        "global_skip",
        "golden_picture",
        "scorer",
        "picture_scorer"
      })
  void everyPartCanBeSwitchedOffAlone(String part) {
    AgurNetSettings settings = tiny(IMPROVED, "complete", "training.steps=1", part + "=false");
    assertThat(score(train(IMPROVED, settings))).isFinite();
  }

  /** The same stripes with half the contrast, darker. */
  @Test
  void theSamePartInAnotherLightIsScoredAlikeAndRestoredInItsOwnLight() {
    AgurNetSettings settings = tiny(IMPROVED, "default", "training.steps=20");
    TrainedGraph trained = train(IMPROVED, settings);
    Picture light = Stripes.picture(3);
    byte[] half = light.rgb().clone();
    for (int i = 0; i < half.length; i++) {
      half[i] = (byte) Math.round((half[i] & 0xff) * 0.5 + 10);
    }
    Picture dark = new Picture(light.width(), light.height(), half);
    try (ScoringGraph graph = ScoringGraph.open(trained.onnx(), trained.input())) {
      float[] expected = graph.detect(light).map().values();
      float[] seen = graph.detect(dark).map().values();
      for (int i = 0; i < seen.length; i++) {
        assertThat(seen[i]).isCloseTo(expected[i], within(0.2f + 0.1f * Math.abs(expected[i])));
      }
      double restored = mean(graph.restored(dark).orElseThrow());
      assertThat(restored).isCloseTo(mean(dark), within(5.0));
      assertThat(restored).isLessThan(mean(light) - 20);
    }
  }

  private static double mean(Picture picture) {
    double sum = 0;
    for (byte value : picture.rgb()) {
      sum += value & 0xff;
    }
    return sum / picture.rgb().length;
  }

  @Test
  void learnsThroughAWindow() {
    AgurNetSettings settings =
        tiny(IMPROVED, "complete", "training.steps=2", "training.looks=1", "crop=32");
    TrainedGraph trained = train(IMPROVED, settings);
    assertThat(score(trained)).isFinite();
    assertThat(trained.remarks()).containsKey("merit, reconstruction");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"default", "paper", "table3-unet", "table3-ssdae", "table3-mgan", "table3-eca"})
  void everyPresetOfThePaperTrains(String preset) {
    TrainedGraph trained = train(IMPROVED, tiny(IMPROVED, preset, "training.steps=1"));
    assertThat(score(trained)).isFinite();
    assertThat(trained.remarks()).containsKey("loss, reconstruction");
  }

  @Test
  void aScorerWithoutPaintedDefectsIsRefused() {
    assertThatThrownBy(() -> tiny(IMPROVED, "default", "corruption.painted=0"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("corruption.painted");
  }

  @Test
  void theGraphScoresAsTheNetworkThatWasTrainedAndTheGatesMoved() {
    AgurNetSettings settings = tiny(IMPROVED, "complete", "training.steps=3");
    TrainingPictures pictures =
        TrainingPictures.of(Stripes.good(0, 4), InputGeometry.whole(48), 1 << 20, Progress.NONE);
    Course.Learned learned = learned(settings, pictures, 3);
    FloatTensor x = Planes.of(List.of(pictures.at(0)));
    Interpreters.Program map =
        (ops, in) ->
            learned
                .mixture()
                .apply(
                    ops,
                    MapParts.of(pictures.geometry(), 1),
                    in.get(0),
                    AgurNetwork.of(settings).apply(ops, in.get(0)));
    FloatTensor byTorch =
        Interpreters.torch(
            map, List.of(x), learned.weights(), Interpreters.shapes(map, List.of(x)));
    Interpreters.assertClose(Interpreters.onnx(map, List.of(x), learned.weights()), byTorch, 1e-4);
    Weights sooner = learned(settings, pictures, 1).weights();
    assertThat(gate(learned.weights())).isNotEqualTo(gate(sooner));
  }

  private static Course.Learned learned(
      AgurNetSettings settings, TrainingPictures pictures, int steps) {
    AgurNetSettings shorter =
        Settings.of(settings)
            .with("training.steps", Integer.toString(steps))
            .as(AgurNetSettings.class);
    TrainingInput input = Stripes.input(Stripes.good(0, 4), 1, Progress.NONE);
    Probes probes = Probes.paint(pictures, new Seeds(1).random(0));
    return new Course(shorter, pictures, probes.clean(), probes, input, Checkpoint.none()).learn();
  }

  private static float[] gate(Weights weights) {
    Shape shape = Shape.of(1, 6, 8, 8);
    Interpreters.Program program =
        (o, x) ->
            new UShape(Reconstructor.NAME, 6, UShape.Parts.NONE)
                .gate(0)
                .coefficients(o, x.get(0), x.get(0));
    return Interpreters.onnx(program, List.of(Interpreters.random(5, shape.toArray())), weights)
        .values();
  }

  @Test
  void goesOnWhereItWasInterruptedAndEndsAsIfItHadNotBeen(@TempDir Path folder) {
    AgurNetSettings settings = tiny(IMPROVED, "complete", "training.steps=5", "training.looks=2");
    TrainedGraph whole = train(IMPROVED, settings);
    CheckpointPlan plan = new CheckpointPlan(folder.resolve("new/x.checkpoint"), true);
    interrupted(settings, plan, "training, denoiser", 4);
    interrupted(settings, plan, "training, generators", 1);
    interrupted(settings, plan, "training, reconstruction", 3);
    interrupted(settings, plan, "training, picture_scorer", 2);
    TrainedGraph resumed = IMPROVED.train(settings, input(plan, Progress.NONE));
    assertThat(score(resumed)).isEqualTo(score(whole));
    assertThat(resumed.remarks()).isEqualTo(whole.remarks());
  }

  private static void interrupted(
      AgurNetSettings settings, CheckpointPlan plan, String stage, int steps) {
    try {
      assertThatThrownBy(
              () -> IMPROVED.train(settings, input(plan, Interruption.after(stage, steps))))
          .isInstanceOf(InterruptedWorkException.class)
          .hasMessageContaining("--resume");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void stopsBetweenTwoStepsWhenInterrupted() {
    AgurNetSettings settings = tiny(UNET, "default", "training.steps=50");
    try {
      assertThatThrownBy(
              () ->
                  UNET.train(
                      settings,
                      Stripes.input(Stripes.good(0, 4), 1, Interruption.after("training", 2))))
          .isInstanceOf(InterruptedWorkException.class)
          .hasMessageContaining("after step 2 of 50");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static TrainedGraph train(AgurNet method, AgurNetSettings settings) {
    return method.train(settings, Stripes.input(Stripes.good(0, 6), 1, Progress.NONE));
  }

  private static TrainingInput input(CheckpointPlan plan, Progress progress) {
    return new TrainingInput(
        Stripes.good(0, 6), Optional.empty(), 1, 1, 1L << 30, progress, Optional.of(plan));
  }

  private static AgurNetSettings tiny(AgurNet method, String preset, String... changes) {
    Settings settings =
        Settings.of(Objects.requireNonNull(method.presets().get(preset)))
            .with("size", "48")
            .with("width", "6")
            .with("scorer_width", "6")
            .with("denoiser.hidden", "[8, 6]")
            .with("denoiser.steps", "6")
            .with("generators.width", "3")
            .with("generators.steps", "2")
            .with("generators.batch", "2")
            .with("picture.width", "2")
            .with("picture.features", "4")
            .with("picture.steps", "3")
            .with("picture.batch", "4")
            .with("training.batch", "4")
            .with("training.rate", "0.003")
            .with("training.looks", "0")
            .with("map.blur", "1");
    for (String change : changes) {
      String[] parts = change.split("=", 2);
      settings = settings.with(parts[0], parts[1]);
    }
    return settings.as(AgurNetSettings.class);
  }

  private static double score(TrainedGraph trained) {
    try (ScoringGraph graph = ScoringGraph.open(trained.onnx(), trained.input())) {
      return graph.detect(Stripes.picture(7)).score();
    }
  }
}
