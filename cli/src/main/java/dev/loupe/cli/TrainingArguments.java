package dev.loupe.cli;

import dev.loupe.method.DetectionMethod;
import dev.loupe.method.Settings;
import dev.loupe.network.Weights;
import dev.loupe.training.Methods;
import dev.loupe.training.TrainingPlan;
import dev.loupe.verdict.ThresholdRule;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * What is to be trained, and how. A flag goes before the settings file, the file before the preset,
 * {@code --set} before all.
 */
final class TrainingArguments {

  private static final String DEFAULT_METHOD = "enhanced-simplenet";
  private static final double DEFAULT_HELD_OUT = 0.2;
  private static final long DEFAULT_MEMORY = 1L << 30;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description = "How to learn; " + DEFAULT_METHOD + " by default. 'loupe methods' lists all.")
  private Optional<String> method = Optional.empty();

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = "The method's settings to start from: default, official or paper.")
  private Optional<String> preset = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE.yaml",
      description = "Options and settings from a file; an unknown key is an error.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "One setting of the method, such as --set noise.high=3; may be given several times."
              + " 'loupe methods METHOD' lists them.")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--backbone",
      paramLabel = "NAME",
      description =
          "The pre-trained network to see with: loupe-1 (comes with Loupe; the default), resnet18,"
              + " resnet50, wide_resnet50_2, resnet50-caffe, seeded-small (never learned), or a"
              + " .safetensors or .onnx file.")
  private Optional<String> backbone = Optional.empty();

  @Option(
      names = "--backbone-weights",
      paramLabel = "FILE",
      description =
          "Its weights, as safetensors; else they are looked for in the cache folder. Without"
              + " --backbone the file says which network it is for.")
  private Optional<Path> backboneWeights = Optional.empty();

  @Option(
      names = "--size",
      paramLabel = "PIXELS",
      description = "Side of the square the network sees, or of one with as many pixels.")
  private Optional<String> size = Optional.empty();

  @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training pictures.")
  private Optional<String> epochs = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of every random choice of the training; 0 by default.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--held-out",
      paramLabel = "SHARE",
      converter = ShareConverter.class,
      description =
          "Share of the good training pictures kept back for the thresholds; 0.2 by default.")
  private Optional<Double> heldOut = Optional.empty();

  @Option(
      names = "--false-calls",
      paramLabel = "SHARE",
      converter = ShareConverter.class,
      description = "The largest share of good parts that may be called NG; 0.5%% by default.")
  private Optional<Double> falseCalls = Optional.empty();

  @Option(
      names = "--memory-budget",
      paramLabel = "AMOUNT",
      converter = MemoryConverter.class,
      description =
          "What cached features may take in memory, such as 4GiB; the rest goes to disk. 1GiB by"
              + " default.")
  private Optional<Long> memoryBudget = Optional.empty();

  @Mixin private final ThreadsArgument threads = new ThreadsArgument();

  /** The plan that all of it makes. */
  TrainingPlan plan() {
    ConfigFile file = config.map(ConfigFile::read).orElse(ConfigFile.NONE);
    DetectionMethod<?> chosen = method(method.or(() -> file.option("method")));
    Settings start = Settings.of(preset(chosen, preset.or(() -> file.option("preset"))));
    Optional<Path> weights = backboneWeights.or(() -> file.option("backbone_weights", Path::of));
    Settings settings = settings(start, file, weights);
    settings.as(chosen.settingsType());
    return new TrainingPlan(
        chosen,
        settings,
        heldOut.or(() -> file.option("held_out", new ShareConverter())).orElse(DEFAULT_HELD_OUT),
        rule(file),
        weights.filter(path -> !isGraph(path)),
        seed.or(() -> file.option("seed", TrainingArguments::whole)).orElse(0L),
        ThreadsArgument.count(
            threads
                .stated()
                .or(() -> file.option("threads", text -> Math.toIntExact(whole(text))))),
        memoryBudget
            .or(() -> file.option("memory_budget", new MemoryConverter()))
            .orElse(DEFAULT_MEMORY),
        Optional.empty());
  }

  /**
   * The plan of the demonstration: PaDiM, which is made for parts that always lie alike, as drawn
   * boards do, and learns in seconds; near the boards' own size.
   */
  static TrainingPlan forDemo(Optional<String> backbone, Optional<Path> weights, int threads) {
    TrainingArguments arguments = new TrainingArguments();
    arguments.backbone = backbone;
    arguments.backboneWeights = weights;
    arguments.threads.use(threads);
    arguments.method = Optional.of("padim");
    arguments.size = Optional.of("424");
    return arguments.plan();
  }

  private Settings settings(Settings start, ConfigFile file, Optional<Path> weights) {
    Settings settings = start.withTree(file.settings(), file.name());
    boolean stated = backbone.isPresent() || file.settings().has("backbone");
    requireOneNetwork(stated, weights);
    Optional<String> network = stated ? backbone : weights.flatMap(TrainingArguments::networkOf);
    settings = with(settings, "backbone", network.map(TrainingArguments::quoted));
    settings = with(settings, "size", size);
    settings = with(settings, "epochs", epochs);
    for (Map.Entry<String, String> one : set.entrySet()) {
      settings = settings.with(one.getKey(), one.getValue());
    }
    return settings;
  }

  private static void requireOneNetwork(boolean stated, Optional<Path> weights) {
    if (stated && weights.filter(TrainingArguments::isGraph).isPresent()) {
      throw new UsageException(
          weights.get()
              + " is a network with its weights: name it with --backbone alone, without"
              + " --backbone-weights.");
    }
  }

  private static Settings with(Settings settings, String key, Optional<String> value) {
    return value.map(stated -> settings.with(key, stated)).orElse(settings);
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "''") + "'";
  }

  private ThresholdRule rule(ConfigFile file) {
    return falseCalls
        .or(() -> file.option("false_calls", new ShareConverter()))
        .map(ThresholdRule.DEFAULT::withFalseCallRate)
        .orElse(ThresholdRule.DEFAULT);
  }

  /** The method of that name, or the recommended one. */
  static DetectionMethod<?> method(Optional<String> name) {
    String wanted = name.orElse(DEFAULT_METHOD);
    if (Methods.all().stream().noneMatch(known -> known.id().equals(wanted))) {
      throw new UsageException(
          "There is no method '"
              + wanted
              + "'. Possible: "
              + String.join(", ", Methods.all().stream().map(DetectionMethod::id).toList())
              + ".");
    }
    return Methods.require(wanted);
  }

  /** A method's complete settings of that name, or its default ones. */
  static Record preset(DetectionMethod<?> method, Optional<String> name) {
    String wanted = name.orElse(DetectionMethod.DEFAULT_PRESET).toLowerCase(Locale.ROOT);
    Record preset = method.presets().get(wanted);
    if (preset == null) {
      throw new UsageException(
          "The method "
              + method.id()
              + " has no preset '"
              + wanted
              + "'. Possible: "
              + String.join(", ", new TreeSet<>(method.presets().keySet()))
              + ".");
    }
    return preset;
  }

  private static Optional<String> networkOf(Path weights) {
    return isGraph(weights)
        ? Optional.of(weights.toString())
        : Optional.ofNullable(Weights.read(weights).metadata().get("architecture"));
  }

  private static boolean isGraph(Path weights) {
    return weights.toString().endsWith(".onnx");
  }

  private static Long whole(String text) {
    try {
      return Long.valueOf(text.strip());
    } catch (NumberFormatException e) {
      throw new TypeConversionException("expected a whole number, found '" + text + "'");
    }
  }
}
