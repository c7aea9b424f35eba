package dev.loupe.feature;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.loupe.LoupeException;
import dev.loupe.image.Picture;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * Computes patch features with ONNX Runtime, by the very graph that the detector will contain.
 *
 * <pre>{@code
 * try (FeatureExtractor extractor = new FeatureExtractor(features, 2)) {
 *   float[] rows = extractor.extract(picture); // float[h * w * dimension]
 * }
 * }</pre>
 *
 * <p>Safe for several threads, though one call already uses the threads it was given.
 */
public final class FeatureExtractor implements AutoCloseable {

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final FeatureGrid grid;

  /**
   * Builds the graph and a session for it.
   *
   * @param threads that one picture is computed with
   * @throws LoupeException when the runtime refuses the graph
   */
  public FeatureExtractor(PatchFeatures features, int threads) {
    this.grid = features.grid();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      session = environment.createSession(features.graph().toBytes(), options);
    } catch (OrtException e) {
      throw new LoupeException(
          "ONNX Runtime cannot load the backbone %s: %s"
              .formatted(features.backbone().id(), e.getMessage()),
          e);
    }
  }

  /** The size of one picture's features. */
  public FeatureGrid grid() {
    return grid;
  }

  /** The features of a picture, row by row from the top left: {@code float[h * w * dimension]}. */
  public float[] extract(Picture picture) {
    float[] features = new float[grid.floats()];
    extract(picture, FloatBuffer.wrap(features));
    return features;
  }

  /** Puts the features of a picture into a buffer. */
  public void extract(Picture picture, FloatBuffer into) {
    long[] shape = {picture.height(), picture.width(), 3};
    ByteBuffer pixels = ByteBuffer.allocateDirect(picture.rgb().length);
    pixels.put(picture.rgb()).flip();
    try (OnnxTensor image =
            OnnxTensor.createTensor(environment, pixels, shape, OnnxJavaType.UINT8);
        OrtSession.Result result = session.run(Map.of("image", image))) {
      into.put(((OnnxTensor) result.get(0)).getFloatBuffer());
    } catch (OrtException e) {
      throw new LoupeException(
          "ONNX Runtime cannot compute the features of a picture of %d x %d pixels: %s"
              .formatted(picture.width(), picture.height(), e.getMessage()),
          e);
    }
  }

  /** Frees the session. */
  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new LoupeException("ONNX Runtime cannot close its session: " + e.getMessage(), e);
    }
  }
}
