package dev.loupe.detector;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.loupe.LoupeException;
import dev.loupe.image.Picture;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An ONNX graph that starts at a picture, loaded into ONNX Runtime.
 *
 * <p>The graph's one input is {@code image}: {@code uint8[height, width, 3]}, RGB, of any size. Its
 * outputs are floats.
 *
 * <p>Threads: {@link #run} may be called from several threads at once. Owns native memory: whoever
 * opens it closes it.
 */
public final class OnnxSession implements AutoCloseable {

  /** The name of the picture among the graph's inputs. */
  public static final String IMAGE = "image";

  private final OrtSession session;

  private OnnxSession(OrtSession session) {
    this.session = session;
  }

  /**
   * Loads a graph.
   *
   * @param graph a serialised ONNX model
   * @param threads that one run may use, at least 1
   * @throws LoupeException when ONNX Runtime does not accept the graph
   */
  public static OnnxSession open(byte[] graph, int threads) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      OrtSession session = runtime().createSession(graph, options);
      return requirePictureInput(new OnnxSession(session));
    } catch (OrtException e) {
      throw new LoupeException("ONNX Runtime does not accept the graph: " + e.getMessage(), e);
    }
  }

  /** The runtime, told not to report home: official Windows builds would. */
  private static OrtEnvironment runtime() {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try {
      environment.setTelemetry(false);
    } catch (OrtException e) {
      throw new LoupeException("ONNX Runtime cannot be told to keep quiet: " + e.getMessage(), e);
    }
    return environment;
  }

  private static OnnxSession requirePictureInput(OnnxSession opened) throws OrtException {
    Map<String, NodeInfo> inputs = opened.session.getInputInfo();
    if (!inputs.keySet().equals(Set.of(IMAGE))) {
      opened.close();
      throw new LoupeException(
          "The graph must have one input named '" + IMAGE + "', but has " + inputs.keySet() + ".");
    }
    return opened;
  }

  /** The names of the graph's outputs. */
  public Set<String> outputs() {
    return session.getOutputNames();
  }

  /** The remarks that whoever wrote the graph left in it. */
  public Map<String, String> metadata() {
    try {
      return session.getMetadata().getCustomMetadata();
    } catch (OrtException e) {
      throw new LoupeException("The graph's remarks cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Runs the graph on one picture.
   *
   * @return the values of every output asked for, flattened, with their shapes
   */
  public Map<String, Values> run(Picture picture, Set<String> outputs) {
    OrtEnvironment environment = runtime();
    long[] shape = {picture.height(), picture.width(), 3};
    try (OnnxTensor image =
            OnnxTensor.createTensor(
                environment, ByteBuffer.wrap(picture.rgb()), shape, OnnxJavaType.UINT8);
        OrtSession.Result result = session.run(Map.of(IMAGE, image), outputs)) {
      Map<String, Values> values = new LinkedHashMap<>();
      for (Map.Entry<String, ai.onnxruntime.OnnxValue> one : result) {
        values.put(one.getKey(), Values.of((OnnxTensor) one.getValue()));
      }
      return values;
    } catch (OrtException e) {
      throw new LoupeException(
          "ONNX Runtime failed on a picture of "
              + picture.width()
              + " x "
              + picture.height()
              + ": "
              + e.getMessage(),
          e);
    }
  }

  /** Runs the graph on one picture for one of its outputs. */
  public Values run(Picture picture, String output) {
    Values values = run(picture, Set.of(output)).get(output);
    if (values == null) {
      throw new LoupeException(
          "The graph gave no output '" + output + "', but has " + outputs() + ".");
    }
    return values;
  }

  /** The version of ONNX Runtime in use. */
  public static String runtimeVersion() {
    return runtime().getVersion();
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("Closing twice", e);
    }
  }

  /**
   * One output.
   *
   * @param shape as the graph gives it
   * @param floats flattened, row by row
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Values(long[] shape, float[] floats) {

    static Values of(OnnxTensor tensor) {
      FloatBuffer buffer = tensor.getFloatBuffer();
      float[] floats = new float[buffer.remaining()];
      buffer.get(floats);
      return new Values(tensor.getInfo().getShape(), floats);
    }
  }
}
