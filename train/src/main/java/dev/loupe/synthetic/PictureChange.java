package dev.loupe.synthetic;

import dev.loupe.image.Picture;
import java.util.random.RandomGenerator;

/**
 * A change of a whole picture: what it shows is made of the good picture's material, but is no
 * longer the thing that good pictures show. Where {@link SyntheticDefect} stands in for a defect in
 * a place, this stands in for another kind of thing.
 *
 * <pre>{@code
 * Picture other = PictureChange.QUARTER_TURN.of(good, another, random);
 * }</pre>
 *
 * <p>Of a picture that is no square, a turn is one of the square that it is squeezed into. Where a
 * change looks beyond the picture's edge, it sees the pixels at the edge.
 *
 * <p>Source: the idea of telling geometric changes apart is that of Golan and El-Yaniv, Deep
 * Anomaly Detection Using Geometric Transformations, NeurIPS 2018; which changes is ours.
 */
public enum PictureChange {
  /** Turned to the right by 90 degrees. */
  QUARTER_TURN {
    @Override
    public Picture of(Picture good, Picture another, RandomGenerator random) {
      return Bend.linear(0, 1, -1, 0, 0, 0).of(good);
    }
  },
  /** Turned by 180 degrees. */
  HALF_TURN {
    @Override
    public Picture of(Picture good, Picture another, RandomGenerator random) {
      return Bend.linear(-1, 0, 0, -1, 0, 0).of(good);
    }
  },
  /** Turned to the left by 90 degrees. */
  THREE_QUARTER_TURN {
    @Override
    public Picture of(Picture good, Picture another, RandomGenerator random) {
      return Bend.linear(0, -1, 1, 0, 0, 0).of(good);
    }
  },
  /** Turned by 23 to 69 degrees to either side. */
  TILTED {
    @Override
    public Picture of(Picture good, Picture another, RandomGenerator random) {
      double angle = sign(random) * between(random, 0.4, 1.2);
      double cos = Math.cos(angle);
      double sin = Math.sin(angle);
      return Bend.linear(cos, -sin, sin, cos, 0, 0).of(good);
    }
  },
  /** Wider or narrower by 1.3 to 2. */
  WIDENED {
    @Override
    public Picture of(Picture good, Picture another, RandomGenerator random) {
      return Bend.linear(factor(random), 0, 0, 1, 0, 0).of(good);
    }
  },
  /** Higher or flatter by 1.3 to 2. */
  HEIGHTENED {
    @Override
    public Picture of(Picture good, Picture another, RandomGenerator random) {
      return Bend.linear(1, 0, 0, factor(random), 0, 0).of(good);
    }
  },
  /** Moved in both directions by a tenth to a third of the picture. */
  MOVED {
    @Override
    public Picture of(Picture good, Picture another, RandomGenerator random) {
      double right = sign(random) * between(random, 0.2, 0.7);
      return Bend.linear(1, 0, 0, 1, right, sign(random) * between(random, 0.2, 0.7)).of(good);
    }
  },
  /** Bent as if it were of rubber. */
  BENT {
    @Override
    public Picture of(Picture good, Picture another, RandomGenerator random) {
      return Bend.rubber(random).of(good);
    }
  },
  /** Cut into 2 x 2 or 4 x 4 pieces, which change places. */
  SHUFFLED {
    @Override
    public Picture of(Picture good, Picture another, RandomGenerator random) {
      return Bend.shuffled(random.nextBoolean() ? 2 : 4, random).of(good);
    }
  },
  /** Half seen through another good picture that is turned. */
  MIXED {
    @Override
    public Picture of(Picture good, Picture another, RandomGenerator random) {
      return Pixels.mixed(good, QUARTER_TURN.of(another, another, random));
    }
  },
  /** Its upper half on the upside-down lower half of another. */
  JOINED {
    @Override
    public Picture of(Picture good, Picture another, RandomGenerator random) {
      return Pixels.joined(good, HALF_TURN.of(another, another, random));
    }
  },
  /** Dark is light. */
  INVERTED {
    @Override
    public Picture of(Picture good, Picture another, RandomGenerator random) {
      return Pixels.inverted(good);
    }
  };

  /**
   * Changes a picture.
   *
   * @param good the picture; unchanged
   * @param another good picture of the same size, to take material from
   * @param random decides how much
   */
  public abstract Picture of(Picture good, Picture another, RandomGenerator random);

  private static double between(RandomGenerator random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  private static double sign(RandomGenerator random) {
    return random.nextBoolean() ? 1 : -1;
  }

  private static double factor(RandomGenerator random) {
    double factor = between(random, 1.3, 2);
    return random.nextBoolean() ? factor : 1 / factor;
  }
}
