package dev.loupe.method;

/**
 * A method whose detectors learn further good pictures without being trained anew: "these 14
 * pictures were false calls, learn them as good".
 *
 * <pre>{@code
 * TrainedGraph before = TrainedGraph.of(artifact);
 * TrainedGraph after = method.learn(settings, before, new TrainingInput(falseCalls, ...));
 * }</pre>
 *
 * <p>What was learned before is read back from the detector's own graph: see {@link
 * dev.loupe.network.OnnxGraph#of}, {@code floats}, {@code metadata} for its numbers and {@code
 * continuedAt} for its network up to the features. Neither the first training pictures nor the
 * backbone's weights are needed.
 *
 * @param <S> its settings
 */
public interface IncrementalMethod<S extends Record> extends DetectionMethod<S> {

  /**
   * Learns further good pictures.
   *
   * @param settings that the detector was trained with
   * @param before what it learned; not changed
   * @param further the new good pictures; {@code backboneWeights} is empty
   * @throws dev.loupe.LoupeException when a picture cannot be read, or {@code before} was not made
   *     by this method
   * @throws dev.loupe.InterruptedWorkException when the thread was interrupted
   */
  TrainedGraph learn(S settings, TrainedGraph before, TrainingInput further);

  /**
   * Whether, for every picture there is, the image score after {@link #learn} is at most the one
   * before. Only then does a promise about false calls outlive the update; else it is withdrawn.
   */
  boolean scoresOnlyFall(S settings);
}
