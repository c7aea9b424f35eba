package dev.loupe.network;

import java.util.function.Function;

/**
 * The four vectors of a batch normalisation, whatever a vector is for the interpreter.
 *
 * @param scale factor
 * @param shift summand
 * @param mean running mean
 * @param variance running variance
 * @param <T> a vector
 */
public record BatchNorm<T>(T scale, T shift, T mean, T variance) {

  /** Takes the four from an interpreter. */
  public static <T> BatchNorm<T> of(Ops<T> ops, String name, long channels) {
    return new BatchNorm<>(
        vector(ops, name + ".weight", channels, Parameter.Kind.SCALE),
        vector(ops, name + ".bias", channels, Parameter.Kind.SHIFT),
        vector(ops, name + ".running_mean", channels, Parameter.Kind.MEAN),
        vector(ops, name + ".running_var", channels, Parameter.Kind.VARIANCE));
  }

  <U> BatchNorm<U> map(Function<T, U> change) {
    return new BatchNorm<>(
        change.apply(scale), change.apply(shift), change.apply(mean), change.apply(variance));
  }

  private static <T> T vector(Ops<T> ops, String name, long channels, Parameter.Kind kind) {
    return ops.parameter(new Parameter(name, Shape.of(channels), kind));
  }
}
