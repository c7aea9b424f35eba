package dev.loupe.sequence;

import dev.loupe.feature.InputPlan;
import dev.loupe.method.DetectionMethod;
import dev.loupe.method.TrainedGraph;
import dev.loupe.method.TrainingInput;
import dev.loupe.network.Weights;
import dev.loupe.scratch.AtRest;
import dev.loupe.scratch.Checkpoint;
import dev.loupe.scratch.Corruption;
import dev.loupe.scratch.GoodResidual;
import dev.loupe.scratch.Lessons;
import dev.loupe.scratch.MapSettings;
import dev.loupe.scratch.Teaching;
import dev.loupe.scratch.Workbench;
import java.util.List;
import java.util.Map;

/**
 * LSTM-NDT and BiLSTM, one method with two sets of presets: recurrent networks that say what each
 * patch of a row should look like; what looks otherwise is anomalous.
 *
 * <p>Source: Hundman et al., KDD 2018 (LSTM-NDT); Schuster and Paliwal, Bidirectional Recurrent
 * Neural Networks, IEEE Transactions on Signal Processing 1997. Both are made for series in time;
 * how a picture becomes sequences is ours: {@code docs/methods/lstm-ndt.md}.
 */
public final class SequenceMethod implements DetectionMethod<SequenceSettings> {

  private static final String NETWORK = "memory";
  private static final String STANDING_OUT = "dynamic threshold on good pictures";

  private final String id;
  private final String summary;
  private final Map<String, SequenceSettings> presets;

  private SequenceMethod(String id, String summary, Reading ours, Reading papers) {
    this.id = id;
    this.summary = summary;
    this.presets = Map.of(DEFAULT_PRESET, ours(ours), "paper", papers(papers));
  }

  /** An LSTM that predicts the next patch of a row. */
  public static SequenceMethod lstmNdt() {
    return new SequenceMethod(
        "lstm-ndt",
        "an LSTM, trained from scratch, that predicts each patch of a row from those before it",
        Reading.NEXT,
        Reading.NEXT);
  }

  /** An LSTM from either side that restores the patches of a row. */
  public static SequenceMethod bilstm() {
    return new SequenceMethod(
        "bilstm",
        "LSTMs from both sides, trained from scratch, that restore the patches of a row",
        Reading.SURROUND,
        Reading.BOTH);
  }

  private static SequenceSettings ours(Reading reading) {
    return new SequenceSettings(
        256,
        InputPlan.Shape.PICTURE,
        reading,
        8,
        128,
        true,
        new Corruption(0, 0.05, 0.5, 4),
        new Teaching(1000, 8, 3e-3, 10, 4),
        new Smoothing(2, true),
        new MapSettings(4, 0));
  }

  private static SequenceSettings papers(Reading reading) {
    return new SequenceSettings(
        256,
        InputPlan.Shape.SQUARE,
        reading,
        8,
        reading == Reading.BOTH ? 32 : 80,
        false,
        new Corruption(0, 0, 0, 1),
        new Teaching(1000, 16, 1e-3, 0, 0),
        new Smoothing(5, false),
        new MapSettings(0, 0));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public Map<String, SequenceSettings> presets() {
    return presets;
  }

  @Override
  public Class<SequenceSettings> settingsType() {
    return SequenceSettings.class;
  }

  @Override
  public TrainedGraph train(SequenceSettings settings, TrainingInput input) {
    InputPlan plan = new InputPlan(settings.size(), settings.inputShape());
    Workbench bench = Workbench.of(id, settings, plan, input);
    RowLesson lesson =
        new RowLesson(
            SequenceMap.raw(settings, bench.geometry()),
            bench.corrupted(NETWORK, settings.corruption(), settings.training().batch()));
    Checkpoint.Finished learned =
        bench
            .loop()
            .run(
                NETWORK,
                settings.training().schedule(),
                state -> new Lessons(lesson, bench.probes(), lesson.source().seeds(), state));
    List<float[]> good = smoothed(lesson, bench, learned.weights());
    Map<String, String> remarks = learned.curve().remarks();
    remarks.put(STANDING_OUT, standingOut(good));
    return bench.finish(
        lesson.map().with(GoodResidual.of(good)),
        learned.weights(),
        settings.map().peak(),
        remarks);
  }

  /** Of the good pictures kept back. */
  private static List<float[]> smoothed(RowLesson lesson, Workbench bench, Weights weights) {
    try (AtRest rest = new AtRest(weights, lesson.parameters())) {
      return rest.look(bench.probes().clean(), lesson.map()::smoothed);
    }
  }

  /** In how many of them the dynamic threshold would find something. */
  private static String standingOut(List<float[]> good) {
    long found = good.stream().filter(errors -> !threshold(errors).stretches().isEmpty()).count();
    return "finds something in " + found + " of " + good.size() + " kept back";
  }

  /** A picture's errors as one sequence, row behind row. */
  private static DynamicThreshold threshold(float[] errors) {
    double[] sequence = new double[errors.length];
    for (int i = 0; i < errors.length; i++) {
      sequence[i] = errors[i];
    }
    return DynamicThreshold.of(sequence);
  }
}
