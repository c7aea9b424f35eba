package dev.loupe.sequence;

import dev.loupe.network.Bias;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Ops;
import dev.loupe.network.Shape;
import java.util.List;

/**
 * Says what each patch of a row should look like.
 *
 * <pre>
 * next:      x^_t = A h_(t-1) + a                        h forward, from left to right
 * both:      x^_t = A (h_t, g_t) + a                     g backward, from right to left
 * surround:  x^_t = A (h_(t-1), g_(t+1)) + a             the patch itself is not seen
 * </pre>
 *
 * <p>Before the first and behind the last patch the states are zeros.
 *
 * @param reading what it sees
 * @param patches how the picture is cut
 * @param hidden units of each memory
 * @param placed whether it is told where each patch lies
 */
record SequenceNetwork(Reading reading, PatchRows patches, int hidden, boolean placed) {

  /** Patches and what they should have been, both {@code [columns x n rows x pixels]}. */
  record Seen<T>(T found, T expected) {}

  <T> Seen<T> apply(Ops<T> ops, T x) {
    return apply(ops, x, x);
  }

  /**
   * The same where what is read is not what is expected.
   *
   * @param given read by the memories
   * @param wanted compared with
   */
  <T> Seen<T> apply(Ops<T> ops, T given, T wanted) {
    T sequence = patches.read(ops, given);
    T read = placed ? withPlaces(ops, sequence, ops.shape(given).size(0)) : sequence;
    T state = state(ops, read);
    int pixels = ops.shape(sequence).count(2);
    return new Seen<>(
        patches.read(ops, wanted), ops.linear(state, "expected", pixels, Bias.LEARNED));
  }

  private static <T> T withPlaces(Ops<T> ops, T sequence, long pictures) {
    Shape shape = ops.shape(sequence);
    T places = ops.constant(PatchRows.places(shape.size(0), shape.size(1), pictures));
    return ops.concat(2, List.of(sequence, places));
  }

  private <T> T state(Ops<T> ops, T read) {
    T forward = ops.lstm(read, "forward", hidden, false);
    if (reading == Reading.NEXT) {
      return later(ops, forward);
    }
    T backward = ops.lstm(read, "backward", hidden, true);
    return reading == Reading.BOTH
        ? ops.concat(2, List.of(forward, backward))
        : ops.concat(2, List.of(later(ops, forward), sooner(ops, backward)));
  }

  private static <T> T later(Ops<T> ops, T states) {
    Shape shape = ops.shape(states);
    return ops.concat(0, List.of(zeros(ops, shape), ops.slice(states, 0, 0, shape.size(0) - 1)));
  }

  private static <T> T sooner(Ops<T> ops, T states) {
    Shape shape = ops.shape(states);
    return ops.concat(0, List.of(ops.slice(states, 0, 1, shape.size(0)), zeros(ops, shape)));
  }

  private static <T> T zeros(Ops<T> ops, Shape states) {
    return ops.constant(FloatTensor.filled(states.with(0, 1), 0));
  }

  /** The mean over a patch's pixels of {@code (x - x^)^2}, {@code [n x 1 x h' x w']}. */
  <T> T errors(Ops<T> ops, T x) {
    Seen<T> seen = apply(ops, x);
    T squares = ops.square(ops.sub(seen.found(), seen.expected()));
    return patches.map(ops, ops.reduceMean(squares, false, 2), ops.shape(x).size(0));
  }
}
