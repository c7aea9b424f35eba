package dev.loupe.agurnet;

import static dev.loupe.network.Interpreters.assertAgree;
import static dev.loupe.network.Interpreters.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Interpreters;
import dev.loupe.network.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

class FourierTransformTest {

  private static final int HEIGHT = 8;
  private static final int WIDTH = 16;
  private static final FourierTransform TRANSFORM = new FourierTransform(HEIGHT, WIDTH);
  private static final FloatTensor PLANE = random(1, 1, 2, HEIGHT, WIDTH);

  @Test
  void agreesWithAFastFourierTransform() {
    FloatTensor real = part(true);
    FloatTensor imaginary = part(false);
    double[][] expected = fast(PLANE.values());
    for (int i = 0; i < HEIGHT * WIDTH; i++) {
      assertThat((double) real.values()[i]).isCloseTo(expected[0][i], within(1e-5));
      assertThat((double) imaginary.values()[i]).isCloseTo(expected[1][i], within(1e-5));
    }
  }

  @Test
  void theInverseGivesThePictureBack() {
    FloatTensor back =
        Interpreters.onnx(
            (o, x) -> TRANSFORM.inverse(o, TRANSFORM.forward(o, x.get(0))),
            List.of(PLANE),
            Weights.NONE);
    Interpreters.assertClose(back, PLANE, 1e-5);
  }

  @Test
  void isTheSameInEveryInterpreter() {
    assertAgree((o, x) -> TRANSFORM.forward(o, x.get(0)).imaginary(), PLANE);
  }

  private static FloatTensor part(boolean real) {
    return Interpreters.onnx(
        (o, x) -> {
          FourierTransform.Spectrum<Object> spectrum = TRANSFORM.forward(o, x.get(0));
          return real ? spectrum.real() : spectrum.imaginary();
        },
        List.of(PLANE),
        Weights.NONE);
  }

  /** Rows, then columns, by Cooley and Tukey; scaled as ours. */
  private static double[][] fast(float[] plane) {
    double[] re = new double[HEIGHT * WIDTH];
    double[] im = new double[HEIGHT * WIDTH];
    for (int i = 0; i < re.length; i++) {
      re[i] = plane[i];
    }
    for (int row = 0; row < HEIGHT; row++) {
      line(re, im, row * WIDTH, 1, WIDTH);
    }
    for (int column = 0; column < WIDTH; column++) {
      line(re, im, column, WIDTH, HEIGHT);
    }
    for (int i = 0; i < re.length; i++) {
      re[i] /= Math.sqrt(re.length);
      im[i] /= Math.sqrt(re.length);
    }
    return new double[][] {re, im};
  }

  private static void line(double[] re, double[] im, int from, int stride, int length) {
    if (length == 1) {
      return;
    }
    int half = length / 2;
    line(re, im, from, 2 * stride, half);
    line(re, im, from + stride, 2 * stride, half);
    double[] newRe = new double[length];
    double[] newIm = new double[length];
    for (int k = 0; k < half; k++) {
      int even = from + 2 * stride * k;
      int odd = even + stride;
      double angle = -2 * Math.PI * k / length;
      double tr = re[odd] * Math.cos(angle) - im[odd] * Math.sin(angle);
      double ti = re[odd] * Math.sin(angle) + im[odd] * Math.cos(angle);
      newRe[k] = re[even] + tr;
      newIm[k] = im[even] + ti;
      newRe[k + half] = re[even] - tr;
      newIm[k + half] = im[even] - ti;
    }
    for (int k = 0; k < length; k++) {
      re[from + stride * k] = newRe[k];
      im[from + stride * k] = newIm[k];
    }
  }
}
