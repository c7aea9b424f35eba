package dev.loupe.grouping;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * t-SNE: lays points of many dimensions out in a plane so that neighbours stay neighbours. Exact,
 * not approximated; for up to some thousands of points.
 *
 * <pre>{@code
 * p(j|i) = exp(-|x_i - x_j|^2 / 2 s_i^2) / sum over k of the same      (eq 1), s_i by the perplexity
 * p_ij   = (p(j|i) + p(i|j)) / 2n
 * q_ij   = 1 / (1 + |y_i - y_j|^2), over the sum of all                 (eq 4)
 * dC/dy_i = 4 sum over j of (p_ij - q_ij)(y_i - y_j) / (1 + |y_i - y_j|^2)   (eq 5)
 * }</pre>
 *
 * <p>Gradient descent with momentum and a gain for each coordinate, p four times as large at first,
 * as in the authors' code. What is read from the picture is who lies near whom; distances between
 * far groups and the sizes of groups say nothing.
 *
 * <p>Source: van der Maaten and Hinton, Visualizing data using t-SNE, JMLR 9, 2008.
 *
 * <p>Cost: points squared for each iteration; memory {@code 3 x 8} bytes for each pair of points.
 *
 * @param perplexity how many neighbours count, about; above 1
 * @param iterations of the descent
 */
public record TSne(double perplexity, int iterations) {

  private static final double USUAL_PERPLEXITY = 30;
  private static final int USUAL_ITERATIONS = 1000;
  private static final double EXAGGERATION = 4;
  private static final int EXAGGERATED = 100;
  private static final int SLOW = 250;
  private static final double RATE = 100;
  private static final double LEAST_GAIN = 0.01;

  /** Checks the perplexity. */
  public TSne {
    if (!(perplexity > 1) || iterations < 1) {
      throw new IllegalArgumentException(
          "perplexity " + perplexity + ", " + iterations + " iterations");
    }
  }

  /**
   * The usual one for so many points: perplexity 30, or a third of the points where they are few.
   */
  public static TSne usual(int points) {
    return new TSne(
        Math.max(1.5, Math.min(USUAL_PERPLEXITY, (points - 1) / 3.0)), USUAL_ITERATIONS);
  }

  /**
   * Lays points out.
   *
   * @param points {@code float[points][dimension]}
   * @param random of the starting places
   * @return {@code double[points][2]}, with the mean at 0
   * @throws dev.loupe.InterruptedWorkException when the thread is interrupted
   */
  public double[][] layOut(float[][] points, RandomGenerator random) {
    int n = points.length;
    double[][] p = Affinities.joint(Points.squaredDistances(points), perplexity);
    Descent descent = new Descent(n, random);
    for (int i = 0; i < iterations; i++) {
      dev.loupe.InterruptedWorkException.throwIfInterrupted("The layout was interrupted.");
      double exaggeration = i < EXAGGERATED ? EXAGGERATION : 1;
      descent.step(gradient(p, descent.places, exaggeration), i < SLOW ? 0.5 : 0.8);
    }
    return descent.places;
  }

  /** Equation 5, {@code double[points][2]}, for p so many times as large. */
  static double[][] gradient(double[][] p, double[][] y, double exaggeration) {
    int n = y.length;
    double[][] near = new double[n][n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        near[i][j] = nearness(y[i], y[j]);
        sum += 2 * near[i][j];
      }
    }
    double[][] gradient = new double[n][2];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double pull = 4 * (exaggeration * p[i][j] - near[i][j] / sum) * near[i][j];
        for (int d = 0; d < 2; d++) {
          double force = pull * (y[i][d] - y[j][d]);
          gradient[i][d] += force;
          gradient[j][d] -= force;
        }
      }
    }
    return gradient;
  }

  /** Equation 2, the Kullback-Leibler divergence of q from p. */
  static double cost(double[][] p, double[][] y) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < y.length; j++) {
        sum += i == j ? 0 : nearness(y[i], y[j]);
      }
    }
    double cost = 0;
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < y.length; j++) {
        if (i != j && p[i][j] > 0) {
          cost += p[i][j] * Math.log(p[i][j] * sum / nearness(y[i], y[j]));
        }
      }
    }
    return cost;
  }

  private static double nearness(double[] a, double[] b) {
    double across = a[0] - b[0];
    double up = a[1] - b[1];
    return 1 / (1 + across * across + up * up);
  }

  /** Where the points are, how fast they move, and the gain of each coordinate. */
  private static final class Descent {

    private final double[][] places;
    private final double[][] speeds;
    private final double[][] gains;

    Descent(int points, RandomGenerator random) {
      places = new double[points][2];
      speeds = new double[points][2];
      gains = new double[points][2];
      for (int i = 0; i < points; i++) {
        places[i][0] = random.nextGaussian() * 1e-4;
        places[i][1] = random.nextGaussian() * 1e-4;
        Arrays.fill(gains[i], 1);
      }
    }

    void step(double[][] gradient, double momentum) {
      for (int d = 0; d < 2; d++) {
        double mean = 0;
        for (int i = 0; i < places.length; i++) {
          boolean onward = gradient[i][d] > 0 != speeds[i][d] > 0;
          gains[i][d] = Math.max(LEAST_GAIN, onward ? gains[i][d] + 0.2 : gains[i][d] * 0.8);
          speeds[i][d] = momentum * speeds[i][d] - RATE * gains[i][d] * gradient[i][d];
          places[i][d] += speeds[i][d];
          mean += places[i][d] / places.length;
        }
        for (double[] place : places) {
          place[d] -= mean;
        }
      }
    }
  }
}
