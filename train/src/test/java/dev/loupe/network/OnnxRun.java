package dev.loupe.network;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs a graph once. */
public final class OnnxRun {

  private OnnxRun() {}

  /** All outputs for float inputs. */
  public static Map<String, FloatTensor> run(OnnxGraph graph, Map<String, FloatTensor> inputs) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, OnnxTensor> given = new HashMap<>();
    try {
      for (Map.Entry<String, FloatTensor> input : inputs.entrySet()) {
        FloatTensor tensor = input.getValue();
        given.put(
            input.getKey(),
            OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(tensor.values()), tensor.shape().toArray()));
      }
      return run(graph, environment, given);
    } catch (OrtException e) {
      throw new AssertionError(e);
    } finally {
      given.values().forEach(OnnxTensor::close);
    }
  }

  /** All outputs for a picture given as bytes, height x width x 3. */
  public static Map<String, FloatTensor> run(OnnxGraph graph, byte[] rgb, int height, int width) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OnnxTensor image =
        OnnxTensor.createTensor(
            environment,
            ByteBuffer.allocateDirect(rgb.length).put(rgb).flip(),
            new long[] {height, width, 3},
            ai.onnxruntime.OnnxJavaType.UINT8)) {
      return run(graph, environment, Map.of("image", image));
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, FloatTensor> run(
      OnnxGraph graph, OrtEnvironment environment, Map<String, OnnxTensor> inputs)
      throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(graph.toBytes(), options);
          OrtSession.Result result = session.run(inputs)) {
        Map<String, FloatTensor> outputs = new LinkedHashMap<>();
        for (Map.Entry<String, ai.onnxruntime.OnnxValue> output : result) {
          OnnxTensor tensor = (OnnxTensor) output.getValue();
          float[] values = new float[(int) tensor.getInfo().getNumElements()];
          tensor.getFloatBuffer().get(values);
          outputs.put(
              output.getKey(), new FloatTensor(Shape.of(tensor.getInfo().getShape()), values));
        }
        return outputs;
      }
    }
  }
}
