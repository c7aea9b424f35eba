package dev.loupe.padim;

import static dev.loupe.network.Interpreters.assertClose;
import static dev.loupe.network.Interpreters.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.feature.FeatureGrid;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Interpreters;
import dev.loupe.network.Shape;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class PatchGaussiansTest {

  private static final FeatureGrid GRID = new FeatureGrid(2, 3, 7);
  private static final double EPSILON = 0.01;

  @Test
  void streamingGivesTheCovarianceOfTwoPassesEvenFarFromZero() {
    List<float[]> pictures = pictures(0, 9, 1000);
    PatchGaussians gaussians = fitted(pictures, 0, GRID.patches());
    for (int place = 0; place < GRID.patches(); place++) {
      assertLowerHalf(covariance(gaussians, place), twoPasses(pictures, place));
      assertThat(gaussians.mean(place, 3)).isCloseTo(mean(pictures, place)[3], within(1e-9));
    }
  }

  @Test
  void aGroupOfPlacesIsWhatAllPlacesAre() {
    List<float[]> pictures = pictures(0, 5, 0);
    PatchGaussians all = fitted(pictures, 0, GRID.patches());
    PatchGaussians some = fitted(pictures, 4, 2);
    assertThat(covariance(some, 1)).isEqualTo(covariance(all, 5));
  }

  @Test
  void oneMorePictureLearnedLaterIsAsIfItHadBeenThereFromTheStart() {
    Whitening first = whitening(pictures(0, 12, 3));
    PatchGaussians resumed = new PatchGaussians(0, GRID.patches(), GRID.dimension());
    resumed.resume(first, EPSILON);
    pictures(12, 20, 3).forEach(resumed::add);
    Whitening later = Whitening.empty(resumed.pictures(), GRID);
    later.fill(resumed, 0, GRID.patches(), EPSILON);

    Whitening atOnce = whitening(pictures(0, 20, 3));
    assertThat(later.pictures()).isEqualTo(20);
    assertClose(later.mean(), atOnce.mean(), 1e-6);
    for (int band = 0; band < atOnce.bands().size(); band++) {
      assertClose(later.bands().get(band), atOnce.bands().get(band), 1e-4);
    }
  }

  @Test
  void theNetworkGivesTheMahalanobisDistanceOfANaiveInverse() {
    List<float[]> pictures = pictures(0, 15, 0);
    Whitening learned = whitening(pictures);
    FloatTensor rows = random(99, GRID.patches(), GRID.dimension());
    FloatTensor found =
        Interpreters.onnx(
            (ops, x) -> Whitening.distance(ops, x.get(0)), List.of(rows), learned.weights());
    float[] expected = new float[GRID.patches()];
    for (int place = 0; place < expected.length; place++) {
      expected[place] = (float) naive(pictures, rows.values(), place);
    }
    assertClose(found, new FloatTensor(Shape.of(expected.length, 1), expected), 1e-5);
  }

  @Test
  void allInterpretersAgreeOnTheDistance() {
    Interpreters.assertAgree(
        (ops, x) -> Whitening.distance(ops, x.get(0)), random(5, GRID.patches(), GRID.dimension()));
  }

  @Test
  void givesTheCovarianceBackFromTheWhitening() {
    List<float[]> pictures = pictures(0, 30, 0);
    double[] found = new double[GRID.dimension() * GRID.dimension()];
    whitening(pictures).covariance(2, found);
    DMatrixRMaj expected = twoPasses(pictures, 2);
    for (int i = 0; i < GRID.dimension(); i++) {
      for (int j = 0; j <= i; j++) {
        assertThat(found[i * GRID.dimension() + j]).isCloseTo(expected.get(i, j), within(1e-5));
      }
    }
  }

  @Test
  void knowsAPictureLearnedAloneByTheRegularisationOnly() {
    double[] alone = covariance(fitted(pictures(0, 1, 0), 0, GRID.patches()), 0);
    assertThat(alone[0]).isEqualTo(EPSILON);
    assertThat(alone[GRID.dimension()]).isZero();
  }

  @Test
  void refusesToDecomposeWhatIsNotPositive() {
    assertThatThrownBy(() -> LowerTriangle.decompose(new double[] {1, 0, 2, 1}, 2))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void holdsFiveEighthsOfTheSquare() {
    assertThat(new TriangleBlocks(10, 100).bytes()).isEqualTo(4L * 10 * 6250);
    assertThat(new TriangleBlocks(1, 2).bands()).hasSize(2);
  }

  private static Whitening whitening(List<float[]> pictures) {
    PatchGaussians gaussians = fitted(pictures, 0, GRID.patches());
    Whitening whitening = Whitening.empty(gaussians.pictures(), GRID);
    whitening.fill(gaussians, 0, GRID.patches(), EPSILON);
    return whitening;
  }

  private static PatchGaussians fitted(List<float[]> pictures, int from, int places) {
    PatchGaussians gaussians = new PatchGaussians(from, places, GRID.dimension());
    pictures.forEach(gaussians::add);
    return gaussians;
  }

  private static double[] covariance(PatchGaussians gaussians, int place) {
    double[] lower = new double[GRID.dimension() * GRID.dimension()];
    gaussians.covariance(place, EPSILON, lower);
    return lower;
  }

  private static void assertLowerHalf(double[] found, DMatrixRMaj expected) {
    for (int i = 0; i < GRID.dimension(); i++) {
      for (int j = 0; j <= i; j++) {
        assertThat(found[i * GRID.dimension() + j]).isCloseTo(expected.get(i, j), within(1e-9));
      }
    }
  }

  /** Pictures' features with correlated dimensions around a level. */
  private static List<float[]> pictures(int from, int to, float level) {
    List<float[]> pictures = new ArrayList<>();
    for (int seed = from; seed < to; seed++) {
      float[] values = random(seed, GRID.patches(), GRID.dimension()).values();
      for (int i = 1; i < values.length; i++) {
        values[i] += 0.8f * values[i - 1];
      }
      for (int i = 0; i < values.length; i++) {
        values[i] += level;
      }
      pictures.add(values);
    }
    return pictures;
  }

  /** sqrt((x - mu)^T Sigma^-1 (x - mu)) with the inverse written out. */
  private static double naive(List<float[]> pictures, float[] rows, int place) {
    DMatrixRMaj inverse = twoPasses(pictures, place);
    CommonOps_DDRM.invert(inverse);
    double[] apart = apart(rows, place, mean(pictures, place));
    double sum = 0;
    for (int i = 0; i < apart.length; i++) {
      for (int j = 0; j < apart.length; j++) {
        sum += apart[i] * inverse.get(i, j) * apart[j];
      }
    }
    return Math.sqrt(sum);
  }

  private static double[] apart(float[] picture, int place, double[] from) {
    double[] apart = new double[GRID.dimension()];
    for (int i = 0; i < apart.length; i++) {
      apart[i] = picture[place * GRID.dimension() + i] - from[i];
    }
    return apart;
  }

  private static double[] mean(List<float[]> pictures, int place) {
    double[] mean = new double[GRID.dimension()];
    for (float[] picture : pictures) {
      double[] row = apart(picture, place, new double[GRID.dimension()]);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += row[i] / pictures.size();
      }
    }
    return mean;
  }

  private static DMatrixRMaj twoPasses(List<float[]> pictures, int place) {
    double[] mean = mean(pictures, place);
    DMatrixRMaj sum = CommonOps_DDRM.identity(GRID.dimension());
    CommonOps_DDRM.scale(EPSILON, sum);
    for (float[] picture : pictures) {
      double[] apart = apart(picture, place, mean);
      for (int i = 0; i < apart.length; i++) {
        for (int j = 0; j < apart.length; j++) {
          sum.add(i, j, apart[i] * apart[j] / (pictures.size() - 1));
        }
      }
    }
    return sum;
  }
}
