package dev.loupe.agurnet;

import dev.loupe.network.Ops;
import java.util.Optional;

/**
 * The whole network, written once: what training teaches in parts and the graph holds in one.
 *
 * @param frontEnd denoiser and generators
 * @param reconstructor AGUR-Net proper
 * @param scorer the anomaly scoring network
 */
record AgurNetwork(FrontEnd frontEnd, Reconstructor reconstructor, Optional<AnomalyScorer> scorer) {

  /**
   * What it sees in a picture.
   *
   * @param restored x^, {@code [n x 3 x h x w]} in [0, 1]
   * @param features phi, {@code [n x width x h/2 x w/2]}, where there is a scorer
   * @param logits {@code [n x 1 x h/2 x w/2]}, where there is a scorer
   */
  record Seen<T>(T restored, Optional<T> features, Optional<T> logits) {}

  static AgurNetwork of(AgurNetSettings settings) {
    return new AgurNetwork(
        new FrontEnd(
            settings.ssdae()
                ? Optional.of(new SparseDenoiser(settings.denoiser().hidden()))
                : Optional.empty(),
            settings.mgan()
                ? Optional.of(new Generators(settings.generators().width()))
                : Optional.empty(),
            settings.goldenPicture()),
        Reconstructor.of(settings.width(), settings.parts(), settings.globalSkip()),
        settings.scorer()
            ? Optional.of(AnomalyScorer.of(settings.scorerWidth()))
            : Optional.empty());
  }

  /** From the picture on. */
  <T> Seen<T> apply(Ops<T> ops, T x) {
    return apply(ops, x, frontEnd.apply(ops, x));
  }

  /** From the prepared picture on. */
  <T> Seen<T> apply(Ops<T> ops, T x, Prepared<T> prepared) {
    T restored = reconstructor.apply(ops, prepared);
    Optional<T> features = scorer.map(one -> one.features(ops, x, restored, prepared.compared()));
    Optional<T> logits = scorer.flatMap(one -> features.map(phi -> one.score(ops, phi)));
    return new Seen<>(restored, features, logits);
  }
}
