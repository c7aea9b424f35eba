package dev.loupe.patchcore;

import dev.loupe.network.FloatSession.Block;
import dev.loupe.network.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Many vectors of one dimension, {@code float[count][dimension]}, outside the Java heap, in blocks
 * that ONNX Runtime reads without a copy. Memory is taken block by block as rows come.
 *
 * <p>Reading is safe for several threads; adding is not.
 */
public final class Rows {

  /** Rows of one block. */
  public static final int BLOCK = 2048;

  private final int dimension;
  private final List<FloatBuffer> blocks = new ArrayList<>();
  private int count;

  /** No rows yet. */
  public Rows(int dimension) {
    if (dimension < 1 || dimension > 1 << 16) {
      throw new IllegalArgumentException("A row cannot have " + dimension + " numbers");
    }
    this.dimension = dimension;
  }

  /** Numbers of a row. */
  public int dimension() {
    return dimension;
  }

  /** How many rows. */
  public int count() {
    return count;
  }

  /** How many blocks; the last may be shorter than the others. */
  public int blocks() {
    return (count + BLOCK - 1) / BLOCK;
  }

  /** Rows of a block. */
  public int size(int block) {
    return Math.min(BLOCK, count - block * BLOCK);
  }

  /** Adds rows that lie one behind the other in an array. */
  public void add(float[] rows) {
    for (int from = 0; from < rows.length; from += dimension) {
      add(rows, from);
    }
  }

  /** Adds the row that begins at a place of an array. */
  public void add(float[] rows, int from) {
    if (count / BLOCK == blocks.size()) {
      blocks.add(block());
    }
    blocks.get(count / BLOCK).put(count % BLOCK * dimension, rows, from, dimension);
    count++;
  }

  private FloatBuffer block() {
    int bytes = BLOCK * dimension * Float.BYTES;
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  /** Copies a row to a place in an array. */
  public void row(int row, float[] into, int offset) {
    blocks.get(row / BLOCK).get(row % BLOCK * dimension, into, offset, dimension);
  }

  /** A copy of a row. */
  public float[] row(int row) {
    float[] copy = new float[dimension];
    row(row, copy, 0);
    return copy;
  }

  /** Copies of rows, one behind the other. */
  public float[] gather(int[] rows) {
    float[] gathered = new float[Math.multiplyExact(rows.length, dimension)];
    for (int i = 0; i < rows.length; i++) {
      row(rows[i], gathered, i * dimension);
    }
    return gathered;
  }

  /** A block's rows, not copied. */
  Block block(int block) {
    int rows = size(block);
    FloatBuffer floats = blocks.get(block).duplicate().limit(rows * dimension);
    return new Block(Shape.of(rows, dimension), floats);
  }

  /** Forgets all rows and keeps the memory for others. */
  public void clear() {
    count = 0;
  }
}
