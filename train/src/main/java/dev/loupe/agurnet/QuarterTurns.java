package dev.loupe.agurnet;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Ops;
import dev.loupe.network.Shape;
import java.util.List;

/**
 * A picture from its four sides: as it is, and turned by 90, 180 and 270 degrees. Where the sides
 * differ in length, a quarter turn is one of the square that the picture is squeezed into, as in
 * {@link dev.loupe.synthetic.PictureChange}.
 */
final class QuarterTurns {

  private QuarterTurns() {}

  /** {@code [n x c x h x w]} to four of the same shape. */
  static <T> List<T> of(Ops<T> ops, T x) {
    T across = turned(ops, x);
    return List.of(x, across, half(ops, x), half(ops, across));
  }

  private static <T> T turned(Ops<T> ops, T x) {
    Shape shape = ops.shape(x);
    T turned = mirrored(ops, ops.transpose(x, 0, 1, 3, 2));
    return shape.size(2) == shape.size(3)
        ? turned
        : ops.resize(turned, shape.count(2), shape.count(3));
  }

  private static <T> T half(Ops<T> ops, T x) {
    return ops.matmul(ops.constant(exchange(ops.shape(x).count(2))), mirrored(ops, x));
  }

  /** Left is right. */
  private static <T> T mirrored(Ops<T> ops, T x) {
    return ops.matmul(x, ops.constant(exchange(ops.shape(x).count(3))));
  }

  private static FloatTensor exchange(int length) {
    float[] ones = new float[length * length];
    for (int i = 0; i < length; i++) {
      ones[i * length + length - 1 - i] = 1;
    }
    return new FloatTensor(Shape.of(length, length), ones);
  }
}
