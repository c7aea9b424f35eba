package dev.loupe.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.InterruptedWorkException;
import dev.loupe.LoupeException;
import dev.loupe.Progress;
import dev.loupe.Sha256;
import dev.loupe.backbone.BackboneSpec;
import dev.loupe.dataset.Dataset;
import dev.loupe.dataset.Datasets;
import dev.loupe.dataset.Fingerprint;
import dev.loupe.evaluation.MetricSize;
import dev.loupe.evaluation.Protocol;
import dev.loupe.method.DetectionMethod;
import dev.loupe.method.Settings;
import dev.loupe.method.SettingsException;
import dev.loupe.training.Methods;
import dev.loupe.verdict.ThresholdRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Spreads an experiment into cells: for each data set each method, for each value of the varied
 * setting each seed.
 *
 * <p>What is not on this machine becomes a skipped cell with a reason; what is wrong in the file is
 * an error before anything is trained.
 */
public final class Grid {

  private static final double HELD_OUT = 0.2;

  private final ExperimentFile file;
  private final Places places;
  private final Effort effort;
  private final Progress progress;
  private final Map<Path, String> digests = new HashMap<>();

  /**
   * What a cell may take.
   *
   * @param threads of all cells together
   * @param parallel cells at once
   * @param memoryBudget bytes for the features of one cell
   */
  public record Effort(int threads, int parallel, long memoryBudget) {

    /** Checks the numbers. */
    public Effort {
      Experiment.require(threads >= 1, "threads must be at least 1, not " + threads);
      Experiment.require(parallel >= 1, "parallel must be at least 1, not " + parallel);
    }

    int threadsOfOne() {
      return Math.max(1, threads / parallel);
    }
  }

  /**
   * A data set as it was found.
   *
   * @param path where
   * @param fingerprint of it
   */
  private record Found(Path path, String fingerprint) {}

  /** A grid over what lies here. */
  public Grid(ExperimentFile file, Places places, Effort effort, Progress progress) {
    this.file = file;
    this.places = places;
    this.effort = effort;
    this.progress = progress;
  }

  /**
   * All cells, in the order of the file.
   *
   * @throws SettingsException when a method has no such setting or preset, or a data set was told
   *     of that the file does not name
   */
  public List<Cell> cells() {
    requireKnownNames();
    List<Cell> cells = new ArrayList<>();
    for (MethodEntry method : file.experiment().methods()) {
      known(method).ifPresent(found -> check(found, method));
    }
    for (DatasetEntry dataset : file.experiment().datasets()) {
      addOf(dataset, cells);
    }
    return cells;
  }

  private void requireKnownNames() {
    List<String> names = file.experiment().datasets().stream().map(DatasetEntry::name).toList();
    for (String told : places.named().keySet()) {
      if (!names.contains(told)) {
        throw new SettingsException(
            "--data says where '"
                + told
                + "' lies, but "
                + file.name()
                + " names no such data set. Possible: "
                + String.join(", ", new TreeSet<>(names))
                + ".");
      }
    }
  }

  private void check(DetectionMethod<?> found, MethodEntry method) {
    for (Optional<JsonNode> value : values(method)) {
      settings(found, method, Optional.empty(), value);
    }
  }

  private void addOf(DatasetEntry dataset, List<Cell> cells) {
    Optional<Path> path = places.dataset(dataset, file.folder());
    Optional<Found> found = Optional.empty();
    String trouble = places.missing(dataset);
    try {
      found = path.map(place -> new Found(place, fingerprint(place, dataset)));
    } catch (InterruptedWorkException e) {
      throw e;
    } catch (LoupeException e) {
      trouble = String.valueOf(e.getMessage());
    }
    for (MethodEntry method : file.experiment().methods()) {
      for (Optional<JsonNode> value : values(method)) {
        addSeeds(dataset, method, value, found, trouble, cells);
      }
    }
  }

  private String fingerprint(Path place, DatasetEntry entry) {
    Dataset dataset = Datasets.open(place, entry.options());
    if (dataset.test().isEmpty()) {
      throw new LoupeException(
          "The data set " + dataset.name() + " has no test picture to measure on.");
    }
    return Fingerprint.of(dataset, progress).sha256();
  }

  private void addSeeds(
      DatasetEntry dataset,
      MethodEntry method,
      Optional<JsonNode> value,
      Optional<Found> found,
      String trouble,
      List<Cell> cells) {
    Cell.Row row = new Cell.Row(dataset.title(), method.title(), value.map(Variation::text));
    for (long seed : file.experiment().seeds()) {
      Cell.Task task =
          found
              .map(data -> task(dataset, method, value, data, seed))
              .orElseGet(() -> new Cell.Task.Skipped(trouble));
      cells.add(new Cell(row, seed, task));
    }
  }

  private Cell.Task task(
      DatasetEntry dataset, MethodEntry method, Optional<JsonNode> value, Found data, long seed) {
    Optional<DetectionMethod<?>> known = known(method);
    if (known.isEmpty()) {
      return new Cell.Task.Skipped(
          "This version of Loupe has no method '" + method.method() + "'.");
    }
    Settings settings = settings(known.get(), method, dataset.settings(), value);
    Seeing seeing = seeing(settings.json().path("backbone").asText(""));
    return seeing.missing().isPresent()
        ? new Cell.Task.Skipped(seeing.missing().get())
        : new Cell.Task.Ordered(order(dataset, method, settings, data, seed, seeing));
  }

  /**
   * The network that a method sees with.
   *
   * @param weights its file among the known backbones
   * @param digest of its file, whichever
   * @param missing why there is none; empty when all is there
   */
  private record Seeing(Optional<Path> weights, String digest, Optional<String> missing) {}

  private Seeing seeing(String backbone) {
    Optional<Path> known =
        BackboneSpec.find(backbone).filter(spec -> !spec.built()).map(places.backbones()::file);
    boolean own = backbone.endsWith(".onnx") || backbone.endsWith(".safetensors");
    Optional<Path> file = own ? Optional.of(Path.of(backbone)) : known;
    if (file.isPresent() && !Files.isRegularFile(file.get())) {
      String missing =
          "The weights of the backbone "
              + backbone
              + " are not on this machine. Expected at "
              + file.get()
              + "; name another folder with --backbones.";
      return new Seeing(Optional.empty(), "", Optional.of(missing));
    }
    String digest = file.map(path -> digests.computeIfAbsent(path, Sha256::of)).orElse("");
    return new Seeing(known, digest, Optional.empty());
  }

  private CellOrder order(
      DatasetEntry dataset,
      MethodEntry method,
      Settings settings,
      Found data,
      long seed,
      Seeing seeing) {
    Experiment experiment = file.experiment();
    return new CellOrder(
        method.title(),
        method.method(),
        settings.json(),
        seed,
        data.path().toAbsolutePath().toString(),
        dataset.options(),
        data.fingerprint(),
        method.heldOut().orElse(HELD_OUT),
        method.falseCalls().orElse(ThresholdRule.DEFAULT.falseCallRate()),
        seeing.weights().map(path -> path.toAbsolutePath().toString()),
        seeing.digest(),
        experiment.protocol().orElse(Protocol.HONEST),
        experiment.metricSize().orElse(MetricSize.ORIGINAL),
        experiment.embedding().isPresent(),
        effort.threadsOfOne(),
        experiment.evaluationThreads(),
        effort.memoryBudget(),
        effort.parallel());
  }

  private static Optional<DetectionMethod<?>> known(MethodEntry method) {
    return Methods.all().stream()
        .filter(candidate -> candidate.id().equals(method.method()))
        .findAny();
  }

  private List<Optional<JsonNode>> values(MethodEntry method) {
    return file.experiment()
        .variation(method)
        .map(vary -> vary.values().stream().map(Optional::of).toList())
        .orElseGet(() -> List.of(Optional.empty()));
  }

  private Settings settings(
      DetectionMethod<?> found,
      MethodEntry method,
      Optional<SettingsBlock> ofDataset,
      Optional<JsonNode> value) {
    Settings preset = Settings.of(preset(found, method));
    SettingsBlock data = ofDataset.map(block -> block.within(preset)).orElse(SettingsBlock.NONE);
    SettingsBlock own = method.settings().orElse(SettingsBlock.NONE);
    Settings settings = own.over(data.over(preset, file.name()), file.name());
    if (method.backbone().isPresent()) {
      settings = with(settings, method, "backbone", "'" + method.backbone().get() + "'");
    }
    if (value.isPresent()) {
      String key = file.experiment().variation(method).orElseThrow().setting();
      settings = with(settings, method, key, value.get().toString());
    }
    return complete(found, settings, method);
  }

  private Settings complete(DetectionMethod<?> found, Settings settings, MethodEntry method) {
    try {
      return Settings.of(settings.as(found.settingsType()));
    } catch (SettingsException e) {
      throw new SettingsException(file.name() + ", " + method.title() + ": " + e.getMessage(), e);
    }
  }

  private Settings with(Settings settings, MethodEntry method, String key, String value) {
    try {
      return settings.with(key, value);
    } catch (SettingsException e) {
      throw new SettingsException(file.name() + ", " + method.title() + ": " + e.getMessage(), e);
    }
  }

  private Record preset(DetectionMethod<?> found, MethodEntry method) {
    String wanted = method.preset().orElse(DetectionMethod.DEFAULT_PRESET);
    Record preset = found.presets().get(wanted);
    if (preset == null) {
      throw new SettingsException(
          file.name()
              + ", "
              + method.title()
              + ": the method "
              + found.id()
              + " has no preset '"
              + wanted
              + "'. Possible: "
              + String.join(", ", new TreeSet<>(found.presets().keySet()))
              + ".");
    }
    return preset;
  }
}
