package dev.loupe.agurnet;

import dev.loupe.network.ConvShape;
import dev.loupe.network.Ops;
import java.util.List;
import java.util.Optional;

/**
 * The deep anomaly scoring network: features of the picture, its reconstruction and their
 * difference, and a linear score of each place.
 *
 * <pre>{@code
 * xi(f, theta_s) = sum over n of w_n f_n + w_(L+1)                       (P2 eq 3)
 * psi(x, theta)  = xi(phi(x, x^, |x - x^|; theta_f); theta_s)            (P2 eq 4)
 * }</pre>
 *
 * <p>Its features phi come from a U-shape of pre-activation blocks (ours), which sees a place and
 * its surroundings at four sizes; it works at half the picture's size.
 *
 * @param body the U-shape
 */
record AnomalyScorer(UShape body) {

  static final String NAME = "scorer";

  private static final UShape.Parts PARTS = new UShape.Parts(true, false, false, List.of());

  static AnomalyScorer of(int width) {
    return new AnomalyScorer(new UShape(NAME, width, PARTS));
  }

  /** Logits {@code [n x 1 x h/2 x w/2]}: positive where a defect is likelier than not. */
  <T> T apply(Ops<T> ops, T x, T reconstruction, Optional<T> compared) {
    return score(ops, features(ops, x, reconstruction, compared));
  }

  /** The same from the features. */
  <T> T score(Ops<T> ops, T features) {
    return ops.conv2d(features, NAME + ".linear", ConvShape.of(1, 1).withBias());
  }

  /** phi, {@code [n x width x h/2 x w/2]}: also what describes a region to tell defects apart. */
  <T> T features(Ops<T> ops, T x, T reconstruction, Optional<T> compared) {
    T difference = ops.abs(ops.sub(x, reconstruction));
    T seen = ops.concat(1, List.of(x, reconstruction, difference));
    T begun = Halving.of(ops, seen, NAME + ".stem", body.width());
    T all = compared.map(more -> ops.concat(1, List.of(begun, more))).orElse(begun);
    return ops.relu(body.apply(ops, all, Optional.empty()));
  }
}
