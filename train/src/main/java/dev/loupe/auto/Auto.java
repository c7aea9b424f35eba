package dev.loupe.auto;

import dev.loupe.LoupeException;
import dev.loupe.dataset.HeldOut;
import dev.loupe.dataset.Sample;
import dev.loupe.method.DetectionMethod;
import dev.loupe.method.Resolved;
import dev.loupe.method.Settings;
import dev.loupe.method.SettingsException;
import dev.loupe.method.TrainedGraph;
import dev.loupe.method.TrainingInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Chooses a method: each candidate learns from some of the good pictures, and is asked to tell
 * others of them, clean, from the same with painted defects of kinds that no training paints.
 *
 * <p>The rule: best merit (mean of AUROC and AUPRO) among those fast enough; a cheaper candidate
 * within the margin goes before. The winner is then trained on all pictures with its own default
 * settings. Pictures kept back for the thresholds are not among those seen here, so the choice
 * cannot spoil what the thresholds promise. See {@code docs/choosing-a-method.md}.
 */
public final class Auto implements DetectionMethod<AutoSettings> {

  /** How the names of the remarks begin that say what was chosen and why. */
  public static final String REMARK = "Chosen method";

  /** With fewer parts than this nothing can be measured; the first candidate it is. */
  static final int FEWEST_PARTS = 8;

  /** Another split than the one for the thresholds, from the same seed. */
  private static final long OTHER_SPLIT = 0x5DEECE66DL;

  private final List<DetectionMethod<?>> offered;

  /**
   * A choice.
   *
   * @param offered methods whose default settings have "backbone" and "size", the cheapest first
   */
  public Auto(List<DetectionMethod<?>> offered) {
    this.offered = List.copyOf(offered);
  }

  @Override
  public String id() {
    return "auto";
  }

  @Override
  public String summary() {
    return "tries several methods on painted defects and trains the best";
  }

  @Override
  public Map<String, AutoSettings> presets() {
    List<String> candidates = offered.stream().<String>map(DetectionMethod::id).toList();
    return Map.of(DEFAULT_PRESET, new AutoSettings("loupe-1", 0, candidates, 80, 0.25, 0, 0.01));
  }

  @Override
  public Class<AutoSettings> settingsType() {
    return AutoSettings.class;
  }

  @Override
  public TrainedGraph train(AutoSettings settings, TrainingInput input) {
    return resolve(settings, input).train(input);
  }

  @Override
  public Resolved<?> resolve(AutoSettings settings, TrainingInput input) {
    List<Resolved<?>> candidates = candidates(settings);
    long parts = input.good().stream().map(Sample::group).distinct().count();
    if (candidates.size() == 1) {
      return because(
          candidates.get(0), Map.of("", candidates.get(0).method().id() + ", the only candidate"));
    }
    if (parts < FEWEST_PARTS) {
      return because(
          candidates.get(0),
          Map.of(
              "",
              "%s, the first candidate, since %d parts are too few for a trial, which takes %d"
                  .formatted(candidates.get(0).method().id(), parts, FEWEST_PARTS)));
    }
    return tried(settings, input, candidates);
  }

  private List<Resolved<?>> candidates(AutoSettings settings) {
    List<Resolved<?>> candidates = new ArrayList<>();
    for (String id : settings.candidates()) {
      candidates.add(
          offered.stream()
              .filter(method -> method.id().equals(id))
              .findAny()
              .<Resolved<?>>map(method -> prepared(method, settings))
              .orElseThrow(() -> unknown(id)));
    }
    if (candidates.isEmpty()) {
      throw new SettingsException("candidates must name at least one method.");
    }
    return candidates;
  }

  private SettingsException unknown(String id) {
    return new SettingsException(
        "candidates: '"
            + id
            + "' cannot be chosen. Possible: "
            + String.join(", ", offered.stream().<String>map(DetectionMethod::id).toList())
            + ".");
  }

  private static <S extends Record> Resolved<S> prepared(
      DetectionMethod<S> method, AutoSettings wanted) {
    S preset = method.presets().get(DEFAULT_PRESET);
    if (preset == null) {
      throw new IllegalArgumentException(method.id() + " has no default settings");
    }
    Settings settings =
        Settings.of(preset).with("backbone", "'" + wanted.backbone().replace("'", "''") + "'");
    if (wanted.size() > 0) {
      settings = settings.with("size", Integer.toString(wanted.size()));
    }
    return new Resolved<>(method, settings.as(method.settingsType()), Map.of());
  }

  private static Resolved<?> tried(
      AutoSettings settings, TrainingInput input, List<Resolved<?>> candidates) {
    HeldOut split = HeldOut.split(input.good(), settings.probeShare(), otherSplit(input.seed()));
    List<Sample> learned = Probes.spread(split.fit(), settings.pictures());
    Probes probes = Probes.paint(split.heldOut(), new SplittableRandom(input.seed()));
    Trials trials = Trials.of(candidates, with(input, learned), probes);
    Trial best = choose(trials.done(), settings);
    Map<String, String> reasons = new TreeMap<>(trials.remarks());
    reasons.put(
        "",
        "%s, after trials on %d pictures, judged by %d clean and %d painted ones"
            .formatted(
                best.method(), learned.size(), probes.clean().size(), probes.painted().size()));
    return because(named(candidates, best.method()), reasons);
  }

  /** The seed of the split into pictures to learn from and to ask about. */
  static long otherSplit(long seed) {
    return seed ^ OTHER_SPLIT;
  }

  private static Resolved<?> named(List<Resolved<?>> candidates, String method) {
    return candidates.stream()
        .filter(candidate -> candidate.method().id().equals(method))
        .findAny()
        .orElseThrow();
  }

  private static TrainingInput with(TrainingInput input, List<Sample> good) {
    return new TrainingInput(
        good,
        input.backboneWeights(),
        input.seed(),
        input.threads(),
        input.memoryBudget(),
        input.progress());
  }

  /**
   * The rule.
   *
   * @param trials the cheapest method first
   * @throws LoupeException when no candidate could be tried
   */
  static Trial choose(List<Trial> trials, AutoSettings settings) {
    if (trials.isEmpty()) {
      throw new LoupeException("None of the candidates could be trained on these pictures.");
    }
    double limit = settings.milliseconds() == 0 ? Double.MAX_VALUE : settings.milliseconds();
    List<Trial> fast = trials.stream().filter(trial -> trial.milliseconds() <= limit).toList();
    if (fast.isEmpty()) {
      return trials.stream().min(Comparator.comparingDouble(Trial::milliseconds)).orElseThrow();
    }
    double best = fast.stream().mapToDouble(Trial::merit).max().orElseThrow();
    return fast.stream()
        .filter(trial -> trial.merit() >= best - settings.margin())
        .findFirst()
        .orElseThrow();
  }

  private static <S extends Record> Resolved<S> because(
      Resolved<S> chosen, Map<String, String> reasons) {
    Map<String, String> remarks = new TreeMap<>();
    reasons.forEach((name, reason) -> remarks.put(REMARK + name, reason));
    return new Resolved<>(chosen.method(), chosen.settings(), remarks);
  }
}
