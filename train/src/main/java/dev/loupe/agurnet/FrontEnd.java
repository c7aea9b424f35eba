package dev.loupe.agurnet;

import dev.loupe.network.Ops;
import java.util.List;
import java.util.Optional;

/**
 * What comes before the reconstruction: denoiser and generators, each of which may be missing.
 *
 * @param denoiser SSDAE
 * @param generators MGAN
 * @param golden whether the picture is compared with the golden one
 */
record FrontEnd(
    Optional<SparseDenoiser> denoiser, Optional<Generators> generators, boolean golden) {

  /** Prepares a picture for the reconstruction. */
  <T> Prepared<T> apply(Ops<T> ops, T x) {
    return apply(ops, x, compared(ops, x));
  }

  /** The same, with how it differs from the golden picture at hand. */
  <T> Prepared<T> apply(Ops<T> ops, T x, Optional<T> comparison) {
    Prepared<T> denoised = denoised(ops, x).withComparison(comparison);
    return generators
        .map(pair -> denoised.with(generated(ops, pair, denoised.picture())))
        .orElse(denoised);
  }

  /** The first half of it: without the generators. */
  <T> Prepared<T> denoised(Ops<T> ops, T x) {
    if (denoiser.isEmpty()) {
      return Prepared.plain(x);
    }
    SparseDenoiser.Denoised<T> denoised = denoiser.get().apply(ops, x);
    return new Prepared<>(
        denoised.picture(), Optional.of(denoised.code()), List.of(), Optional.empty());
  }

  /** How a picture differs from the golden one, where there is one. */
  private <T> Optional<T> compared(Ops<T> ops, T x) {
    return golden ? Optional.of(GoldenPicture.compare(ops, x)) : Optional.empty();
  }

  private static <T> List<T> generated(Ops<T> ops, Generators pair, T picture) {
    return pair.apply(ops, Generators.halved(ops, picture)).all();
  }
}
