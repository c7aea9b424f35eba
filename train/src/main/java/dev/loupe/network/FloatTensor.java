package dev.loupe.network;

import java.util.Arrays;

/**
 * Numbers with a shape, row by row (the last axis varies fastest). The array is handed out without
 * a copy and must not be written to.
 *
 * @param shape sizes along each axis
 * @param values as many as the shape promises
 */
@SuppressWarnings("ArrayRecordComponent") // tensors are compared by their numbers in tests only
public record FloatTensor(Shape shape, float[] values) {

  /** Checks the count. */
  public FloatTensor {
    if (shape.elements() != values.length) {
      throw new IllegalArgumentException(
          "A tensor " + shape + " does not hold " + values.length + " numbers");
    }
  }

  /** Numbers rounded to single precision. */
  public static FloatTensor of(Shape shape, double[] numbers) {
    float[] values = new float[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) numbers[i];
    }
    return new FloatTensor(shape, values);
  }

  /** A vector. */
  public static FloatTensor vector(float... values) {
    return new FloatTensor(Shape.of(values.length), values);
  }

  /** A single number. */
  public static FloatTensor scalar(double value) {
    return new FloatTensor(Shape.of(), new float[] {(float) value});
  }

  /** The same number everywhere. */
  public static FloatTensor filled(Shape shape, double value) {
    float[] values = new float[Math.toIntExact(shape.elements())];
    Arrays.fill(values, (float) value);
    return new FloatTensor(shape, values);
  }

  /** The same numbers under another shape. */
  public FloatTensor reshaped(Shape other) {
    return new FloatTensor(other, values);
  }

  /** Rows as columns, of a matrix. */
  public FloatTensor transposed() {
    if (shape.rank() != 2) {
      throw new IllegalArgumentException("Only a matrix can be transposed, not " + shape);
    }
    int rows = shape.count(0);
    int columns = shape.count(1);
    float[] turned = new float[values.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column * rows + row] = values[row * columns + column];
      }
    }
    return new FloatTensor(Shape.of(columns, rows), turned);
  }

  /** Each slice along the first axis multiplied by its own factor. */
  public FloatTensor scaledRows(double[] factors) {
    int rowLength = values.length / factors.length;
    float[] scaled = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = (float) (values[i] * factors[i / rowLength]);
    }
    return new FloatTensor(shape, scaled);
  }
}
