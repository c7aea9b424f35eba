package dev.loupe.network;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.loupe.LoupeException;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A small graph over floats, run for its speed: ONNX Runtime's matrix product is many times faster
 * than a loop. One run uses one thread, so its result does not depend on how many there are.
 *
 * <pre>{@code
 * try (FloatSession product = FloatSession.open(graph)) {
 *   float[] result = product.run("y", Map.of("x", new FloatSession.Block(Shape.of(64, 8), x)));
 * }
 * }</pre>
 *
 * <p>Safe for several threads at once. Owns native memory: whoever opens it closes it.
 */
public final class FloatSession implements AutoCloseable {

  private final OrtSession session;
  private final Queue<NativeCopies> copies = new ConcurrentLinkedQueue<>();

  private FloatSession(OrtSession session) {
    this.session = session;
  }

  /**
   * Loads a graph whose inputs and outputs are floats.
   *
   * @throws LoupeException when ONNX Runtime does not accept it
   */
  public static FloatSession open(OnnxGraph graph) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setCPUArenaAllocator(false);
      return new FloatSession(
          OrtEnvironment.getEnvironment().createSession(graph.toBytes(), options));
    } catch (OrtException e) {
      throw new LoupeException("ONNX Runtime does not accept the graph: " + e.getMessage(), e);
    }
  }

  /**
   * Numbers given to a run.
   *
   * @param shape sizes along each axis
   * @param floats as many, from the buffer's position on; a direct buffer is not copied
   */
  public record Block(Shape shape, FloatBuffer floats) {

    /** An array's numbers. */
    public static Block of(Shape shape, float[] floats) {
      return new Block(shape, FloatBuffer.wrap(floats));
    }
  }

  /** One output, flattened, for all inputs by name. */
  public float[] run(String output, Map<String, Block> inputs) {
    NativeCopies own = Optional.ofNullable(copies.poll()).orElseGet(NativeCopies::new);
    Map<String, OnnxTensorLike> given = new HashMap<>();
    try {
      for (Map.Entry<String, Block> input : inputs.entrySet()) {
        given.put(
            input.getKey(),
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(),
                own.direct(input.getKey(), input.getValue().floats()),
                input.getValue().shape().toArray()));
      }
      return values(output, given);
    } catch (OrtException e) {
      throw new LoupeException("ONNX Runtime failed on " + inputs + ": " + e.getMessage(), e);
    } finally {
      given.values().forEach(OnnxTensorLike::close);
      copies.add(own);
    }
  }

  private float[] values(String output, Map<String, OnnxTensorLike> given) throws OrtException {
    try (OrtSession.Result result = session.run(given, Set.of(output))) {
      FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] floats = new float[values.remaining()];
      values.get(floats);
      return floats;
    }
  }

  @Override
  public void close() {
    copies.clear();
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("Closing twice", e);
    }
  }
}
