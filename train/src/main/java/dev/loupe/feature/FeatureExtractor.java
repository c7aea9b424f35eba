package dev.loupe.feature;

import dev.loupe.LoupeException;
import dev.loupe.detector.OnnxSession;
import dev.loupe.image.Picture;

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

  private final OnnxSession session;
  private final FeatureGrid grid;

  /**
   * Builds the graph and a session for it.
   *
   * @param threads that one picture is computed with
   * @throws LoupeException when the runtime refuses the graph
   */
  public FeatureExtractor(PatchFeatures features, int threads) {
    this.grid = features.grid();
    this.session = OnnxSession.open(features.graph().toBytes(), threads);
  }

  /** The size of one picture's features. */
  public FeatureGrid grid() {
    return grid;
  }

  /** The features of a picture, row by row from the top left: {@code float[h * w * dimension]}. */
  public float[] extract(Picture picture) {
    return session.run(picture, PatchFeatures.OUTPUT).floats();
  }

  /** Frees the session. */
  @Override
  public void close() {
    session.close();
  }
}
