package dev.loupe.network;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The sizes of a tensor, such as {@code [1 x 3 x 288 x 288]}. Negative axes count from the end. */
public final class Shape {

  private final long[] sizes;

  private Shape(long[] sizes) {
    this.sizes = sizes;
  }

  /**
   * A shape; without sizes, that of a single number.
   *
   * @throws IllegalArgumentException when a size is negative
   */
  public static Shape of(long... sizes) {
    if (Arrays.stream(sizes).anyMatch(size -> size < 0)) {
      throw new IllegalArgumentException("A size is negative: " + Arrays.toString(sizes));
    }
    return new Shape(sizes.clone());
  }

  /** How many axes. */
  public int rank() {
    return sizes.length;
  }

  /** The size along an axis. */
  public long size(int axis) {
    return sizes[axis(axis)];
  }

  /** The size along an axis, where it is used as a count of things in memory. */
  public int count(int axis) {
    return Math.toIntExact(size(axis));
  }

  /** An axis counted from the start. */
  public int axis(int axis) {
    int fromStart = axis < 0 ? axis + rank() : axis;
    if (fromStart < 0 || fromStart >= rank()) {
      throw new IllegalArgumentException("There is no axis " + axis + " in " + this);
    }
    return fromStart;
  }

  /** How many numbers a tensor of this shape holds. */
  public long elements() {
    long elements = 1;
    for (long size : sizes) {
      elements = Math.multiplyExact(elements, size);
    }
    return elements;
  }

  /** The same with another size along an axis. */
  public Shape with(int axis, long size) {
    long[] changed = sizes.clone();
    changed[axis(axis)] = size;
    return of(changed);
  }

  /** The sizes, a copy. */
  public long[] toArray() {
    return sizes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(sizes, shape.sizes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sizes);
  }

  @Override
  public String toString() {
    return Arrays.stream(sizes)
        .mapToObj(Long::toString)
        .collect(Collectors.joining(" x ", "[", "]"));
  }
}
