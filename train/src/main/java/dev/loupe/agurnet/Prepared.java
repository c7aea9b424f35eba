package dev.loupe.agurnet;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the reconstruction starts from.
 *
 * @param picture {@code [n x 3 x h x w]}, denoised where there is a denoiser
 * @param code the denoiser's code at a quarter of the size
 * @param generated pictures of the generators at half the size; empty where there are none
 * @param compared how the picture differs from the golden one, at half the size, where there is one
 * @param <T> a tensor
 */
record Prepared<T>(T picture, Optional<T> code, List<T> generated, Optional<T> compared) {

  Prepared {
    generated = List.copyOf(generated);
  }

  /** The picture as it came. */
  static <T> Prepared<T> plain(T picture) {
    return new Prepared<>(picture, Optional.empty(), List.of(), Optional.empty());
  }

  /** The same done to all of it. */
  Prepared<T> each(UnaryOperator<T> change) {
    return new Prepared<>(
        change.apply(picture),
        code.map(change),
        generated.stream().map(change).toList(),
        compared.map(change));
  }

  /** The same, with the generators' pictures. */
  Prepared<T> with(List<T> pictures) {
    return new Prepared<>(picture, code, pictures, compared);
  }

  /** The same, with how the picture differs from the golden one. */
  Prepared<T> withComparison(Optional<T> comparison) {
    return new Prepared<>(picture, code, generated, comparison);
  }
}
