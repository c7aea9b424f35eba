package dev.loupe.detector;

import dev.loupe.LoupeException;
import dev.loupe.image.AnomalyMap;
import dev.loupe.image.Picture;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A detector's graph, loaded: from picture to anomaly map and raw score. This is the only way a
 * score comes about; training uses it to find the thresholds, a {@link Detector} to judge.
 *
 * <p>One detection runs on the thread that asks for it, always: ONNX Runtime cuts some sums where
 * the number of its threads says, so that the last bits of a score would depend on the machine's
 * cores. With one thread a picture has one score, however many are judged at once.
 *
 * <p>Threads: {@link #detect} may be called from several at once, which keeps all cores busy. Owns
 * native memory: whoever opens it closes it.
 */
public final class ScoringGraph implements AutoCloseable {

  /** Graph output: the anomaly map, {@code float[.., height, width]} of the input geometry. */
  public static final String MAP = "map";

  /** Graph output: the image score, one float. */
  public static final String SCORE = "score";

  /**
   * Graph output that a method may have: the picture as it should be, {@code float[1, 3, height,
   * width]} in [0, 1].
   */
  public static final String RECONSTRUCTION = "reconstruction";

  private static final Set<String> OUTPUTS = Set.of(MAP, SCORE);
  private static final int ONE_THREAD = 1;

  private final InputGeometry input;
  private final OnnxSession session;

  private ScoringGraph(InputGeometry input, OnnxSession session) {
    this.input = input;
    this.session = session;
  }

  /**
   * Loads a graph.
   *
   * @param graph serialised ONNX with the input {@code image} and the outputs {@code map} and
   *     {@code score}
   * @param input the geometry the graph was built for
   * @throws LoupeException when it is no such graph
   */
  public static ScoringGraph open(byte[] graph, InputGeometry input) {
    OnnxSession session = OnnxSession.open(graph, ONE_THREAD);
    if (!session.outputs().containsAll(OUTPUTS)) {
      session.close();
      throw new LoupeException(
          "The graph must have the outputs " + OUTPUTS + ", but has " + session.outputs() + ".");
    }
    return new ScoringGraph(input, session);
  }

  /**
   * Looks at one picture.
   *
   * @throws LoupeException when the score is not a finite number, which a sound detector never
   *     gives
   */
  public Detection detect(Picture picture) {
    long start = System.nanoTime();
    Map<String, OnnxSession.Values> outputs = session.run(picture, OUTPUTS);
    long nanos = System.nanoTime() - start;
    float score = floats(outputs, SCORE)[0];
    if (!Float.isFinite(score)) {
      throw new LoupeException(
          "The detector gave the score " + score + "; it cannot be used. Train it again.");
    }
    AnomalyMap map = new AnomalyMap(input.width(), input.height(), floats(outputs, MAP));
    return new Detection(
        map, score, MapPlacement.of(input, picture.width(), picture.height()), nanos);
  }

  /**
   * The picture as the detector thinks that it should be, at the size of its input, from a run of
   * its own; empty where the method restores nothing.
   */
  public Optional<Picture> restored(Picture picture) {
    if (!session.outputs().contains(RECONSTRUCTION)) {
      return Optional.empty();
    }
    float[] planes = session.run(picture, RECONSTRUCTION).floats();
    int pixels = input.width() * input.height();
    byte[] rgb = new byte[3 * pixels];
    for (int i = 0; i < rgb.length; i++) {
      double value = planes[i % 3 * pixels + i / 3];
      rgb[i] = (byte) Math.round(255 * Math.max(0, Math.min(1, value)));
    }
    return Optional.of(new Picture(input.width(), input.height(), rgb));
  }

  private static float[] floats(Map<String, OnnxSession.Values> outputs, String name) {
    OnnxSession.Values values = outputs.get(name);
    if (values == null) {
      throw new LoupeException("The detector's graph gave no output '" + name + "'.");
    }
    return values.floats();
  }

  @Override
  public void close() {
    session.close();
  }
}
