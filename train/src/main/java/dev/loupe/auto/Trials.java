package dev.loupe.auto;

import dev.loupe.InterruptedWorkException;
import dev.loupe.LoupeException;
import dev.loupe.detector.ScoringGraph;
import dev.loupe.method.Resolved;
import dev.loupe.method.TrainedGraph;
import dev.loupe.method.TrainingInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The trials of all candidates.
 *
 * @param done in the candidates' order, without those that could not be trained
 * @param remarks what each did, or why it could not, by the end of a remark's name
 */
record Trials(List<Trial> done, Map<String, String> remarks) {

  /** Copies both. */
  Trials {
    done = List.copyOf(done);
    remarks = Map.copyOf(remarks);
  }

  /** Trains and asks one candidate after the other. */
  static Trials of(List<Resolved<?>> candidates, TrainingInput input, Probes probes) {
    List<Trial> done = new ArrayList<>();
    Map<String, String> remarks = new TreeMap<>();
    for (Resolved<?> candidate : candidates) {
      String name = " (trial of " + candidate.method().id() + ")";
      try {
        Trial trial = trial(candidate, input, probes);
        done.add(trial);
        remarks.put(name, trial.words());
      } catch (InterruptedWorkException e) {
        throw e;
      } catch (LoupeException e) {
        remarks.put(name, "failed: " + e.getMessage());
      }
    }
    return new Trials(done, remarks);
  }

  private static Trial trial(Resolved<?> candidate, TrainingInput input, Probes probes) {
    TrainedGraph trained = candidate.train(input);
    try (ScoringGraph graph = ScoringGraph.open(trained.onnx(), trained.input())) {
      return Trial.of(candidate.method().id(), graph, probes, input.progress());
    }
  }
}
