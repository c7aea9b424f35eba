package dev.loupe.method;

import java.util.Map;

/**
 * A method with complete settings, ready to train: the one asked for, or the one that a choosing
 * method settled on.
 *
 * @param method that trains
 * @param settings of it
 * @param remarks why it is this one, by name; empty where there was nothing to choose
 * @param <S> the method's settings
 */
public record Resolved<S extends Record>(
    DetectionMethod<S> method, S settings, Map<String, String> remarks) {

  /** Copies the map. */
  public Resolved {
    remarks = Map.copyOf(remarks);
  }

  /** Trains. */
  public TrainedGraph train(TrainingInput input) {
    return method.train(settings, input);
  }
}
