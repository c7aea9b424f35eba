package dev.loupe.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loupe.grouping.KMeans.Clustering;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** k-means against cases that can be computed by hand. */
class KMeansTest {

  /** Two squares of side 2, their middles at (1, 1) and (11, 1), and a point at (6, 9). */
  private static final float[][] POINTS = {
    {0, 0}, {2, 0}, {0, 2}, {2, 2}, {10, 0}, {12, 0}, {10, 2}, {12, 2}, {11, 1}, {6, 9}
  };

  @Test
  void findsTheGroupsTheirMeansAndTheirSquares() {
    Clustering found = cluster(POINTS, 3, 1);

    assertThat(found.group()).containsExactly(1, 1, 1, 1, 0, 0, 0, 0, 0, 2);
    assertThat(found.centres()[0]).containsExactly(11, 1);
    assertThat(found.centres()[1]).containsExactly(1, 1);
    assertThat(found.centres()[2]).containsExactly(6, 9);
    assertThat(found.squares()).isEqualTo(8 * 2.0);
  }

  @Test
  void takesTheMeanOfAllAsTheOneGroup() {
    Clustering found = cluster(new float[][] {{0, 0}, {2, 4}, {4, 2}}, 1, 1);

    assertThat(found.centres()[0]).containsExactly(2, 2);
    assertThat(found.squares()).isEqualTo(8 + 4 + 4);
  }

  @Test
  void givesEachPointItsGroupWhenThereAreAsMany() {
    Clustering found = cluster(POINTS, POINTS.length, 4);

    assertThat(found.group()).doesNotHaveDuplicates();
    assertThat(found.squares()).isZero();
  }

  @Test
  void leavesNoGroupEmptyWherePointsCoincide() {
    float[][] same = {{1, 1}, {1, 1}, {1, 1}, {5, 5}};

    Clustering found = cluster(same, 3, 2);

    assertThat(found.group()).contains(0, 1, 2);
    assertThat(found.squares()).isZero();
  }

  @Test
  void findsTheSameFromTheSameSeed() {
    float[][] points = cloud(200);

    Clustering one = cluster(points, 5, 7);
    Clustering two = cluster(points, 5, 7);

    assertThat(one.group()).isEqualTo(two.group());
    assertThat(one.squares()).isEqualTo(two.squares());
  }

  @Test
  void leavesEveryPointWithTheNearestCentre() {
    float[][] points = cloud(300);

    Clustering found = cluster(points, 6, 3);

    for (int i = 0; i < points.length; i++) {
      assertThat(found.group()[i]).isEqualTo(Points.nearest(points[i], found.centres()));
    }
  }

  @Test
  void isNoWorseFromMoreStarts() {
    float[][] points = cloud(300);

    double one = new KMeans(8, 1, 300).cluster(points, new SplittableRandom(1)).squares();
    double twenty = new KMeans(8, 20, 300).cluster(points, new SplittableRandom(1)).squares();

    assertThat(twenty).isLessThanOrEqualTo(one);
  }

  @Test
  void refusesMoreGroupsThanPoints() {
    assertThatIllegalArgumentException().isThrownBy(() -> cluster(new float[][] {{1}}, 2, 1));
  }

  private static Clustering cluster(float[][] points, int groups, long seed) {
    return KMeans.of(groups).cluster(points, new SplittableRandom(seed));
  }

  private static float[][] cloud(int points) {
    SplittableRandom random = new SplittableRandom(11);
    float[][] cloud = new float[points][3];
    for (float[] point : cloud) {
      for (int d = 0; d < point.length; d++) {
        point[d] = (float) random.nextGaussian();
      }
    }
    return cloud;
  }
}
