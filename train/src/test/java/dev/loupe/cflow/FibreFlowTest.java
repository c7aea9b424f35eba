package dev.loupe.cflow;

import static dev.loupe.network.Interpreters.assertAgree;
import static dev.loupe.network.Interpreters.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.feature.InputPlan;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Interpreters;
import dev.loupe.network.Shape;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.Weights;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class FibreFlowTest {

  private static final int CHANNELS = 5;
  private static final CflowSettings TINY =
      new CflowSettings(
          "seeded-small",
          64,
          InputPlan.Shape.SQUARE,
          List.of("layer1"),
          CflowSettings.Scaling.STANDARDISED,
          3,
          8,
          1.9,
          16,
          10,
          1e-3,
          CflowSettings.Combination.LIKELIHOODS,
          0);
  private static final FibreFlow FLOW = FibreFlow.draw(TINY, CHANNELS, new SplittableRandom(4));
  private static final FloatTensor CODE = random(8, 1, 8);

  @Test
  void allInterpretersAgreeOnTheLikelihood() {
    assertAgree(
        (ops, x) -> FLOW.logLikelihood(ops, x.get(0), x.get(1)),
        random(1, 6, CHANNELS),
        random(2, 6, 8));
  }

  @Test
  void theDeterminantIsThatOfTheNumericalJacobian() {
    Weights weights = lively();
    FloatTensor at = random(3, 1, CHANNELS);
    double step = 5e-3;
    DMatrixRMaj jacobian = new DMatrixRMaj(CHANNELS, CHANNELS);
    for (int j = 0; j < CHANNELS; j++) {
      float[] above = flowed(weights, moved(at, j, step)).values();
      float[] below = flowed(weights, moved(at, j, -step)).values();
      for (int i = 0; i < CHANNELS; i++) {
        jacobian.set(i, j, (above[i] - below[i]) / (2 * step));
      }
    }
    double expected = Math.log(Math.abs(CommonOps_DDRM.det(jacobian)));
    FloatTensor found =
        Interpreters.torch(
            (ops, x) -> FLOW.flow(ops, x.get(0), x.get(1)).logDeterminant(),
            List.of(at, CODE),
            weights,
            shapes());
    assertThat(Math.abs(expected)).as("a test that could fail").isGreaterThan(0.1);
    assertThat((double) found.values()[0]).isCloseTo(expected, within(5e-3));
  }

  @Test
  void goesBackTheWayItCame() {
    Weights weights = lively();
    FloatTensor at = random(5, 1, CHANNELS);
    double[] back = doubles(flowed(weights, at).values());
    for (int i = FLOW.blocks().size() - 1; i >= 0; i--) {
      back = inverse(FLOW.blocks().get(i), weights, back);
    }
    for (int i = 0; i < CHANNELS; i++) {
      assertThat(back[i]).isCloseTo(at.values()[i], within(1e-4));
    }
  }

  @Test
  void beginsAsAStandardNormalDistributionAlmost() {
    FloatTensor likelihood =
        Interpreters.torch(
            (ops, x) -> FLOW.logLikelihood(ops, x.get(0), x.get(1)),
            List.of(FloatTensor.filled(Shape.of(1, CHANNELS), 0), CODE),
            FLOW.start(1),
            shapes());
    assertThat((double) likelihood.values()[0])
        .isCloseTo(-0.5 * Math.log(2 * Math.PI), within(0.05));
  }

  @Test
  void drawsTheSameRotationsFromASeedAndOthersFromAnother() {
    FibreFlow again = FibreFlow.draw(TINY, CHANNELS, new SplittableRandom(4));
    FibreFlow other = FibreFlow.draw(TINY, CHANNELS, new SplittableRandom(5));
    assertThat(again.blocks().get(1).rotation().values())
        .isEqualTo(FLOW.blocks().get(1).rotation().values());
    assertThat(other.blocks().get(1).rotation().values())
        .isNotEqualTo(FLOW.blocks().get(1).rotation().values());
  }

  @Test
  void rotationsNeitherStretchNorShear() {
    float[] rows = Rotation.draw(40, new SplittableRandom(1)).values();
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j <= i; j++) {
        double product = 0;
        for (int k = 0; k < 40; k++) {
          product += rows[i * 40 + k] * (double) rows[j * 40 + k];
        }
        assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-6));
      }
    }
  }

  @Test
  void codesEveryPlaceInItsOwnWay() {
    FloatTensor codes = new PositionCode(3, 4, 8).rows();
    assertThat(codes.shape()).isEqualTo(Shape.of(12, 8));
    // column 3 and row 1: sin and cos of 3, of 3 / 100, of 1, of 1 / 100
    float[] expected = {
      (float) Math.sin(3), (float) Math.cos(3), (float) Math.sin(0.03), (float) Math.cos(0.03),
      (float) Math.sin(1), (float) Math.cos(1), (float) Math.sin(0.01), (float) Math.cos(0.01)
    };
    for (int i = 0; i < 8; i++) {
      assertThat(codes.values()[7 * 8 + i]).isCloseTo(expected[i], within(1e-6f));
    }
  }

  @Test
  void theRateRisesThenFalls() {
    assertThat(FlowTraining.factor(0)).isCloseTo(0.1, within(1e-9));
    assertThat(FlowTraining.factor(0.04)).isBetween(0.5, 0.6);
    assertThat(FlowTraining.factor(0.5)).isCloseTo(0.5005, within(1e-3));
    assertThat(FlowTraining.factor(1)).isCloseTo(1e-3, within(1e-9));
  }

  /** Weights far from the start, so that couplings do something. */
  private static Weights lively() {
    Weights start = FLOW.start(9);
    Weights.Builder lively = Weights.builder();
    for (String name : start.names()) {
      FloatTensor tensor = start.get(name);
      double factor = name.contains(".out.") ? 8 : name.endsWith(".gamma") ? 0.6 : 1;
      float[] values = tensor.values().clone();
      for (int i = 0; i < values.length; i++) {
        values[i] *= (float) factor;
      }
      lively.put(name, new FloatTensor(tensor.shape(), values));
    }
    return lively.build();
  }

  private static ShapeOps shapes() {
    ShapeOps shapes = new ShapeOps();
    FLOW.logLikelihood(shapes, Shape.of(1, CHANNELS), CODE.shape());
    return shapes;
  }

  private static FloatTensor flowed(Weights weights, FloatTensor at) {
    return Interpreters.torch(
        (ops, x) -> FLOW.flow(ops, x.get(0), x.get(1)).x(), List.of(at, CODE), weights, shapes());
  }

  private static FloatTensor moved(FloatTensor at, int i, double step) {
    float[] values = at.values().clone();
    values[i] += (float) step;
    return new FloatTensor(at.shape(), values);
  }

  /** The equations of a block, solved for x, in double precision. */
  private static double[] inverse(CouplingBlock block, Weights weights, double[] y) {
    double[] scaled = new double[CHANNELS];
    for (int i = 0; i < CHANNELS; i++) {
      for (int k = 0; k < CHANNELS; k++) {
        scaled[i] += block.rotation().values()[k * CHANNELS + i] * y[k];
      }
      double gamma = weights.get(block.name() + ".gamma").values()[i];
      double gain = 0.2 * Math.log1p(Math.exp(gamma / 2));
      scaled[i] = (scaled[i] - weights.get(block.name() + ".offset").values()[i]) / gain;
    }
    double[] coupling = coupling(block, weights, scaled);
    for (int i = 0; i < block.active(); i++) {
      double factor = Math.exp(block.clamp() * Math.tanh(coupling[i]));
      double shift = coupling[block.active() + i];
      scaled[block.passive() + i] = (scaled[block.passive() + i] - shift) / factor;
    }
    return scaled;
  }

  private static double[] coupling(CouplingBlock block, Weights weights, double[] x) {
    double[] own = times(weights.get(block.name() + ".own.weight"), x);
    double[] place = times(weights.get(block.name() + ".place.weight"), doubles(CODE.values()));
    float[] bias = weights.get(block.name() + ".own.bias").values();
    for (int i = 0; i < own.length; i++) {
      own[i] = Math.max(0, own[i] + place[i] + bias[i]);
    }
    double[] out = times(weights.get(block.name() + ".out.weight"), own);
    float[] last = weights.get(block.name() + ".out.bias").values();
    for (int i = 0; i < out.length; i++) {
      out[i] = 0.1 * (out[i] + last[i]);
    }
    return out;
  }

  /** Matrix times the first of the numbers. */
  private static double[] times(FloatTensor matrix, double[] x) {
    int columns = matrix.shape().count(1);
    double[] product = new double[matrix.shape().count(0)];
    for (int i = 0; i < matrix.values().length; i++) {
      product[i / columns] += matrix.values()[i] * x[i % columns];
    }
    return product;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
