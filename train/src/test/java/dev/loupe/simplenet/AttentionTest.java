package dev.loupe.simplenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.Collection;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AttentionTest {

  private static final int HIDDEN = 8;
  private static final int TOKENS = 5;

  @Test
  void isTheLinearMapOfValueAndOutputWhenEveryPatchIsItsOwnSequence() {
    Attention attention = new Attention(AttentionScope.PATCH, 4, false);
    Weights weights = Initialisation.pytorch(parameters(attention), 1);
    float[] x = random(2 * TOKENS * HIDDEN);
    float[] z = run(attention, weights, x);
    for (int row = 0; row < 2 * TOKENS; row++) {
      double[] value = linear(weights, Attention.VALUE, row(x, row));
      double[] expected = linear(weights, Attention.OUTPUT, value);
      for (int i = 0; i < HIDDEN; i++) {
        assertThat((double) z[row * HIDDEN + i]).isCloseTo(expected[i], within(1e-5));
      }
    }
  }

  @Test
  void mixesThePatchesOfOnePictureButNotOfTwo() {
    Attention attention = new Attention(AttentionScope.IMAGE, 2, true);
    Weights weights = Initialisation.pytorch(parameters(attention), 1);
    float[] x = random(2 * TOKENS * HIDDEN);
    float[] before = run(attention, weights, x);
    x[0] += 3;
    float[] after = run(attention, weights, x);
    assertThat(row(after, TOKENS - 1)).isNotEqualTo(row(before, TOKENS - 1));
    assertThat(row(after, TOKENS)).isEqualTo(row(before, TOKENS));
  }

  private static float[] run(Attention attention, Weights weights, float[] x) {
    try (TorchScope scope = new TorchScope();
        TorchParameters parameters = TorchParameters.frozen(weights, parameters(attention))) {
      TorchTensor rows = TorchTensor.of(Shape.of(2 * TOKENS, HIDDEN), x);
      return attention.apply(TorchOps.inference(parameters), rows, TOKENS).values();
    }
  }

  private static Collection<Parameter> parameters(Attention attention) {
    ShapeOps shapes = new ShapeOps();
    attention.apply(shapes, Shape.of(2 * TOKENS, HIDDEN), TOKENS);
    return shapes.parameters();
  }

  private static double[] linear(Weights weights, String name, double[] x) {
    FloatTensor weight = weights.get(name + ".weight");
    float[] bias = weights.get(name + ".bias").values();
    double[] y = new double[bias.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = bias[i];
      for (int j = 0; j < x.length; j++) {
        y[i] += weight.values()[i * x.length + j] * x[j];
      }
    }
    return y;
  }

  private static double[] row(float[] values, int row) {
    double[] one = new double[HIDDEN];
    for (int i = 0; i < HIDDEN; i++) {
      one[i] = values[row * HIDDEN + i];
    }
    return one;
  }

  private static float[] random(int count) {
    SplittableRandom random = new SplittableRandom(2);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return values;
  }
}
