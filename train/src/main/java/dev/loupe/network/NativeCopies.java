package dev.loupe.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Copies of numbers outside of the Java heap, where ONNX Runtime reads them. The memory of each is
 * used again for the next numbers of that name.
 *
 * <p>Left to itself ONNX Runtime's binding takes new memory for every array, and only the garbage
 * collector gives it back: gigabytes, before the heap is full enough for it to run.
 *
 * <p>For one run at a time.
 */
final class NativeCopies {

  private final Map<String, FloatBuffer> copies = new HashMap<>();

  /**
   * The numbers from the position on, where they are or copied; valid until the next of the name.
   */
  FloatBuffer direct(String name, FloatBuffer numbers) {
    FloatBuffer given = numbers.duplicate();
    if (given.isDirect()) {
      return given;
    }
    FloatBuffer kept = copies.get(name);
    if (kept == null || kept.capacity() < given.remaining()) {
      kept = room(given.remaining());
      copies.put(name, kept);
    }
    return kept.clear().put(given).flip().duplicate();
  }

  private static FloatBuffer room(int floats) {
    int bytes = Math.multiplyExact(floats, Float.BYTES);
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }
}
