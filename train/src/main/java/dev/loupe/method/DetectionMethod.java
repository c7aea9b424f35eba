package dev.loupe.method;

import java.util.Map;

/**
 * A way to learn what good looks like: SimpleNet, PatchCore, ...
 *
 * <p>A method is given good pictures only and answers with one ONNX graph from picture to anomaly
 * map and score. It knows nothing of thresholds, verdicts or test pictures.
 *
 * @param <S> its settings: a record whose components all have a default
 */
public interface DetectionMethod<S extends Record> {

  /** The preset that is used when the user names none. */
  String DEFAULT_PRESET = "default";

  /** Its name on the command line and in artifacts, such as "simplenet". */
  String id();

  /** One sentence for {@code --help}. */
  String summary();

  /**
   * Complete settings by name; {@link #DEFAULT_PRESET} is among them, and a paper's own recipe
   * under "paper".
   */
  Map<String, S> presets();

  /** The class of its settings. */
  Class<S> settingsType();

  /**
   * Learns from good pictures.
   *
   * @throws dev.loupe.LoupeException when a picture or the backbone's weights cannot be read
   * @throws dev.loupe.InterruptedWorkException when the thread was interrupted; nothing is left
   *     behind
   */
  TrainedGraph train(S settings, TrainingInput input);

  /**
   * The method that will really train: this one, unless its business is to choose among others. A
   * choice sees what training sees, good pictures without those kept back for the thresholds, and
   * nothing else.
   */
  default Resolved<?> resolve(S settings, TrainingInput input) {
    return new Resolved<>(this, settings, Map.of());
  }
}
