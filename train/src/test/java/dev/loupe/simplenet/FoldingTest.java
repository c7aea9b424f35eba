package dev.loupe.simplenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.feature.FeatureScale;
import dev.loupe.feature.PatchEmbedding.Span;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Initialisation;
import dev.loupe.network.Parameter;
import dev.loupe.network.Shape;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.Weights;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchParameters;
import dev.loupe.network.torch.TorchScope;
import dev.loupe.network.torch.TorchTensor;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

  private static final int HEIGHT = 6;
  private static final int WIDTH = 5;
  private static final int PATCHES = HEIGHT * WIDTH;
  private static final List<Span> SPANS = List.of(new Span(0, 7), new Span(7, 12));
  private static final int DIMENSION = 12;

  @ParameterizedTest
  @CsvSource({
    "NONE, false, false",
    "NONE, true, true",
    "PATCH, true, true",
    "PATCH, false, true",
    "PATCH, true, false",
    "IMAGE, true, true",
    "IMAGE, false, false",
  })
  void changesNoScoreBeyondFloatRounding(AttentionScope scope, boolean residual, boolean adaptor) {
    Discriminator network =
        new Discriminator(DIMENSION, 16, adaptor, new Attention(scope, 4, residual), 0.2);
    Weights weights = trainedLooking(network);
    FeatureScale scale = scale();
    float[] rows = random(PATCHES * DIMENSION, 3);

    double[] whole = whole(network, weights, scale, rows);
    double[] folded = folded(new Folding(network, weights).fold(scale, SPANS), rows);

    double size = Arrays.stream(whole).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < PATCHES; i++) {
      assertThat(folded[i]).isCloseTo(whole[i], within(1e-5 * size));
    }
  }

  /**
   * The network as it is trained, on standardised features; the anomaly score is minus its output.
   */
  private static double[] whole(
      Discriminator network, Weights weights, FeatureScale scale, float[] rows) {
    float[] standardised = rows.clone();
    scale.apply(standardised);
    try (TorchScope scope = new TorchScope();
        TorchParameters parameters = TorchParameters.frozen(weights, parameters(network))) {
      TorchOps ops = TorchOps.inference(parameters);
      TorchTensor features = TorchTensor.of(Shape.of(PATCHES, DIMENSION), standardised);
      float[] normal = network.judge(ops, network.adapt(ops, features), PATCHES).values();
      double[] scores = new double[PATCHES];
      for (int i = 0; i < PATCHES; i++) {
        scores[i] = -normal[i];
      }
      return scores;
    }
  }

  /** The folded network, on the layers' parts of the raw features. */
  private static double[] folded(FoldedDiscriminator folded, float[] rows) {
    try (TorchScope scope = new TorchScope();
        TorchParameters none = TorchParameters.frozen(Weights.NONE, List.of())) {
      TorchOps ops = TorchOps.inference(none);
      List<TorchTensor> parts = SPANS.stream().map(span -> part(rows, span)).toList();
      float[] scores = folded.scores(ops, parts).values();
      double[] doubles = new double[PATCHES];
      for (int i = 0; i < PATCHES; i++) {
        doubles[i] = scores[i];
      }
      return doubles;
    }
  }

  private static TorchTensor part(float[] rows, Span span) {
    float[] planes = new float[span.size() * PATCHES];
    for (int patch = 0; patch < PATCHES; patch++) {
      for (int channel = 0; channel < span.size(); channel++) {
        planes[channel * PATCHES + patch] = rows[patch * DIMENSION + span.from() + channel];
      }
    }
    return TorchTensor.of(Shape.of(1, span.size(), HEIGHT, WIDTH), planes);
  }

  /** Weights with running statistics that are not neutral, so that forgetting one of them shows. */
  private static Weights trainedLooking(Discriminator network) {
    Collection<Parameter> parameters = parameters(network);
    Weights start = Initialisation.pytorch(parameters, 5);
    SplittableRandom random = new SplittableRandom(9);
    Weights.Builder weights = Weights.builder();
    for (Parameter parameter : parameters) {
      float[] values = start.get(parameter.name()).values().clone();
      for (int i = 0; i < values.length; i++) {
        values[i] =
            switch (parameter.kind()) {
              case VARIANCE -> 0.5f + random.nextFloat();
              case MEAN, SHIFT, BIAS -> random.nextFloat() - 0.5f;
              default -> values[i];
            };
      }
      weights.put(parameter.name(), new FloatTensor(parameter.shape(), values));
    }
    return weights.build();
  }

  private static Collection<Parameter> parameters(Discriminator network) {
    ShapeOps shapes = new ShapeOps();
    network.judge(shapes, network.adapt(shapes, Shape.of(PATCHES, DIMENSION)), PATCHES);
    return shapes.parameters();
  }

  private static FeatureScale scale() {
    double[] mean = new double[DIMENSION];
    double[] deviation = new double[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      mean[i] = 0.3 * i - 1;
      deviation[i] = 0.2 + 0.1 * i;
    }
    return new FeatureScale(mean, deviation);
  }

  private static float[] random(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (4 * random.nextDouble() - 2);
    }
    return values;
  }
}
