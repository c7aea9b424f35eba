package dev.loupe.cli;

import dev.loupe.backbone.BackboneSpec;
import dev.loupe.cli.Loupe.Surroundings;
import dev.loupe.network.Weights;
import dev.loupe.pretraining.Pretraining;
import dev.loupe.pretraining.PretrainingSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loupe backbone pretrain}: how the bundled weights were made. */
@Command(
    name = "pretrain",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Teaches Loupe's own backbone on pictures made by rule, and writes its weights.",
      "",
      "Without options this is the recipe of the weights that come with Loupe; it takes hours. Every"
          + " 500 steps the weights so far are written, so that a look is possible; with --from a"
          + " training begins with them, its learning rate anew.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  loupe backbone pictures scenes",
      "  loupe backbone pretrain loupe-1.safetensors",
      "  loupe train DIR --backbone loupe-1 --backbone-weights loupe-1.safetensors --out a.loupe",
    })
final class BackbonePretrainCommand implements Callable<Integer> {

  private static final PretrainingSettings SHIPPED = PretrainingSettings.SHIPPED;

  /** What the weights' file calls the number of pictures that they have seen. */
  private static final String PICTURES = "pictures";

  private final Surroundings surroundings;

  @Parameters(paramLabel = "FILE", description = "The weights, as safetensors in half precision.")
  private Path file = Path.of("");

  @Option(
      names = "--backbone",
      paramLabel = "NAME",
      description = "Which network learns; ${DEFAULT-VALUE} by default.")
  private String backbone = BackboneSpec.LOUPE_1.id();

  @Option(
      names = "--pictures",
      paramLabel = "N",
      description =
          "How many it sees in all; by default 420000 in the first round and 50000 in the second.")
  private Optional<Long> pictures = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "Weights to begin with, instead of random ones.")
  private Optional<Path> from = Optional.empty();

  @Option(
      names = "--round",
      paramLabel = "N",
      description =
          "Only one round: 1, in which every scene is shown once, or 2, in which every scene is"
              + " photographed twice and each place is to be found again. Both by default.")
  private Optional<Integer> round = Optional.empty();

  @Option(
      names = "--questions",
      split = ",",
      paramLabel = "QUESTION",
      description =
          "What it is asked at each place: material, kind (of the thing), edge, blemish. All by"
              + " default.")
  private List<String> questions = SHIPPED.questions();

  @Mixin private final IngredientsArgument ingredients = new IngredientsArgument();

  @Option(
      names = "--materials",
      paramLabel = "N",
      description = "How many there are to tell apart; ${DEFAULT-VALUE} by default.")
  private int materials = SHIPPED.materials();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the pictures and the first weights; ${DEFAULT-VALUE} by default.")
  private long seed = SHIPPED.seed();

  @Mixin private final ThreadsArgument threads = new ThreadsArgument();

  BackbonePretrainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    BackboneSpec spec = BackboneSpec.require(backbone);
    PretrainingSettings recipe = round.map(SHIPPED::round).orElse(SHIPPED);
    PretrainingSettings settings =
        recipe
            .pictures(pictures.orElse(recipe.pictures()))
            .questions(questions)
            .materials(materials)
            .without(ingredients.leftOut())
            .seed(seed);
    Weights start = from.map(Weights::read).orElse(Weights.NONE);
    long before = Long.parseLong(start.metadata().getOrDefault(PICTURES, "0"));
    Weights learned =
        new Pretraining(settings, spec.network())
            .train(
                start,
                threads.count(),
                surroundings.progress(),
                (step, sofar) -> write(sofar, spec, settings, before + step * settings.batch()));
    write(learned, spec, settings, before + settings.steps() * settings.batch());
    surroundings.say(
        String.format(
            Locale.ROOT,
            "Wrote %s (%s, %d numbers).",
            file,
            Numbers.bytes(file.toFile().length()),
            learned.count()));
    return 0;
  }

  private void write(Weights weights, BackboneSpec spec, PretrainingSettings settings, long shown) {
    Weights.builder()
        .putAll(weights)
        .metadata("architecture", spec.id())
        .metadata(PICTURES, Long.toString(shown))
        .metadata("questions", String.join(",", settings.questions()))
        .metadata("without", ingredients.words())
        .metadata("seed", Long.toString(settings.seed()))
        .build()
        .write(file, Weights.Precision.HALF);
  }
}
