package dev.loupe.agurnet;

import dev.loupe.image.Picture;
import dev.loupe.network.Ops;
import dev.loupe.scratch.AtRest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How good pictures look to the picture scorer from each of their four sides. It learned to tell
 * the sides apart, so each has descriptions of its own. Another kind of thing may look familiar
 * from one side, and seldom does from all.
 *
 * @param scorer that describes a picture
 * @param sides where good pictures' descriptions lie, for each of the {@link QuarterTurns}
 */
record GoodLooks(PictureScorer scorer, List<GoodDescriptions> sides) {

  GoodLooks {
    sides = List.copyOf(sides);
  }

  /** Looks at good pictures, at least one, with what the scorer learned. */
  static GoodLooks of(PictureScorer scorer, AtRest rest, List<Picture> good) {
    List<float[]> all = rest.look(good, scorer::apply);
    int features = scorer.features();
    List<GoodDescriptions> sides = new ArrayList<>();
    for (int from = 0; from < all.get(0).length; from += features) {
      int first = from;
      sides.add(
          GoodDescriptions.of(
              all.stream().map(one -> Arrays.copyOfRange(one, first, first + features)).toList()));
    }
    return new GoodLooks(scorer, sides);
  }

  /** How far one picture lies from good ones, {@code [1 x 3 x h x w]} to {@code [1]}: the mean. */
  <T> T distance(Ops<T> ops, T x) {
    T descriptions = scorer.apply(ops, x);
    List<T> distances = new ArrayList<>();
    for (int side = 0; side < sides.size(); side++) {
      T one = ops.slice(descriptions, 0, side, side + 1);
      distances.add(sides.get(side).distance(ops, one));
    }
    return ops.reduceMean(ops.concat(0, distances), true, 0);
  }
}
