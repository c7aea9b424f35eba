package dev.loupe.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** t-SNE: its probabilities, its gradient, and what it makes of clusters. */
class TSneTest {

  private static final int CLUSTERS = 4;

  @Test
  void reachesThePerplexity() {
    double[][] squared = Points.squaredDistances(clusters(60));
    for (double perplexity : new double[] {2, 5, 20}) {
      for (int i = 0; i < squared.length; i++) {
        double[] row = Affinities.conditional(squared[i], i, perplexity);
        assertThat(Math.exp(Affinities.entropy(row))).isCloseTo(perplexity, within(1e-3));
        assertThat(row[i]).isZero();
      }
    }
  }

  @Test
  void makesOneSymmetricDistribution() {
    double[][] joint = Affinities.joint(Points.squaredDistances(clusters(40)), 10);
    double sum = 0;
    for (int i = 0; i < joint.length; i++) {
      for (int j = 0; j < joint.length; j++) {
        assertThat(joint[i][j]).isEqualTo(joint[j][i]);
        sum += joint[i][j];
      }
    }
    assertThat(sum).isCloseTo(1, within(1e-6));
  }

  @Test
  void hasTheGradientOfItsCost() {
    double[][] p = Affinities.joint(Points.squaredDistances(clusters(24)), 5);
    SplittableRandom random = new SplittableRandom(5);
    double[][] y = new double[24][2];
    for (double[] place : y) {
      place[0] = random.nextGaussian();
      place[1] = random.nextGaussian();
    }
    double[][] gradient = TSne.gradient(p, y, 1);
    double step = 1e-5;
    for (int i = 0; i < y.length; i++) {
      for (int d = 0; d < 2; d++) {
        double here = y[i][d];
        y[i][d] = here + step;
        double above = TSne.cost(p, y);
        y[i][d] = here - step;
        double below = TSne.cost(p, y);
        y[i][d] = here;
        assertThat(gradient[i][d]).isCloseTo((above - below) / (2 * step), within(1e-7));
      }
    }
  }

  @Test
  void keepsClustersApart() {
    float[][] points = clusters(120);

    double[][] places = TSne.usual(points.length).layOut(points, new SplittableRandom(3));

    for (int i = 0; i < places.length; i++) {
      int nearest = i == 0 ? 1 : 0;
      for (int j = 0; j < places.length; j++) {
        if (j != i && squared(places[i], places[j]) < squared(places[i], places[nearest])) {
          nearest = j;
        }
      }
      assertThat(nearest % CLUSTERS).isEqualTo(i % CLUSTERS);
    }
  }

  @Test
  void lowersItsCost() {
    float[][] points = clusters(80);
    double[][] p = Affinities.joint(Points.squaredDistances(points), 15);

    double early = TSne.cost(p, new TSne(15, 101).layOut(points, new SplittableRandom(3)));
    double late = TSne.cost(p, new TSne(15, 1000).layOut(points, new SplittableRandom(3)));

    assertThat(late).isLessThan(early);
  }

  @Test
  void laysTheSameSeedOutTheSame() {
    float[][] points = clusters(30);

    double[][] one = TSne.usual(30).layOut(points, new SplittableRandom(9));
    double[][] two = TSne.usual(30).layOut(points, new SplittableRandom(9));

    assertThat(one).isDeepEqualTo(two);
  }

  @Test
  void staysFiniteWherePointsCoincide() {
    double[][] places = TSne.usual(6).layOut(new float[6][3], new SplittableRandom(1));

    for (double[] place : places) {
      assertThat(Double.isFinite(place[0]) && Double.isFinite(place[1])).isTrue();
    }
  }

  @Test
  void refusesAPerplexityOfOne() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TSne(1, 10));
  }

  /** Points in turn around four corners that are far apart, in ten dimensions. */
  private static float[][] clusters(int points) {
    SplittableRandom random = new SplittableRandom(2);
    float[][] cloud = new float[points][10];
    for (int i = 0; i < points; i++) {
      for (int d = 0; d < 10; d++) {
        cloud[i][d] = (float) random.nextGaussian() + (d == i % CLUSTERS ? 12 : 0);
      }
    }
    return cloud;
  }

  private static double squared(double[] a, double[] b) {
    return (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]);
  }
}
