package dev.loupe.cli;

import dev.loupe.cli.Loupe.Surroundings;
import dev.loupe.cli.PicturesAsked.Asked;
import dev.loupe.dataset.Label;
import dev.loupe.dataset.PictureSource;
import dev.loupe.dataset.Sample;
import dev.loupe.dataset.Split;
import dev.loupe.detector.DetectorArtifact;
import dev.loupe.training.Learning;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loupe learn}. */
@Command(
    name = "learn",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Has a detector learn further good pictures, such as parts it called NG by mistake, without"
          + " training it anew. Only some methods can (patchcore).",
      "",
      "Nothing is written unless --out or --replace says where: without them, it shows which"
          + " verdicts would change, of the new pictures and of those in --preview. Look among"
          + " them for defects that would pass: a detector that learned a defect as good no longer"
          + " finds it.",
      "",
      "Thresholds stay. Where scores can only fall by it, the promise about false calls stands;"
          + " else it is withdrawn. The detector's history keeps who had what learned, and when.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  loupe learn board.loupe false-calls/ --preview last-week/",
      "  loupe learn board.loupe false-calls/ --out board-2.loupe --why 'new solder paste'",
      "  loupe learn board.loupe false-calls/ --replace --why 'new solder paste'",
    })
final class LearnCommand implements Callable<Integer> {

  private static final long MEMORY = 1L << 30;

  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "FILE.loupe", description = "The detector.")
  private Path file = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "DIR-or-FILE",
      description = "Pictures of good parts, and folders to be searched for them.")
  private List<Path> good = List.of();

  @Option(
      names = "--preview",
      paramLabel = "DIR-or-FILE",
      description = "Earlier pictures whose verdicts are compared too; may be given several times.")
  private List<Path> preview = List.of();

  @Option(names = "--out", paramLabel = "NEW.loupe", description = "Where the detector goes.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--replace", description = "Write it over FILE.loupe, once it is complete.")
  private boolean replace;

  @Option(names = "--why", paramLabel = "TEXT", description = "The reason, for the history.")
  private Optional<String> why = Optional.empty();

  @Option(
      names = "--who",
      paramLabel = "NAME",
      description = "Who has it learn; the name you are logged in with by default.")
  private String who = System.getProperty("user.name", "unknown");

  @Mixin private final ThreadsArgument threads = new ThreadsArgument();

  LearnCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Optional<Path> destination = destination();
    List<Asked> pictures = PicturesAsked.of(good, Optional.empty()).stream().toList();
    List<Asked> earlier = PicturesAsked.of(preview, Optional.empty()).stream().toList();
    DetectorArtifact before = DetectorArtifact.read(file);
    Learning learning =
        new Learning(surroundings.clock(), surroundings.spokenProgress(), threads.count(), MEMORY);
    List<Sample> samples = pictures.stream().map(LearnCommand::sample).toList();
    DetectorArtifact after = learning.learn(before, samples, who, why.orElse("tried out"));
    try (VerdictChanges changes = VerdictChanges.between(before, after, surroundings.clock())) {
      changes.of("new", pictures, surroundings.progress());
      changes.of("preview", earlier, surroundings.progress());
      changes.lines().forEach(surroundings::say);
    }
    surroundings.say("Promise: " + after.manifest().thresholds().promise().inWords() + ".");
    if (destination.isEmpty()) {
      surroundings.say(
          "Nothing was written. To keep what was learned: --out NEW.loupe or --replace, and --why.");
    }
    destination.ifPresent(path -> write(after, path));
    return 0;
  }

  private Optional<Path> destination() {
    if (out.isPresent() && replace) {
      throw new UsageException("Either --out or --replace says where the detector goes, not both.");
    }
    Optional<Path> destination = out.or(() -> replace ? Optional.of(file) : Optional.empty());
    if (destination.isPresent() && why.filter(text -> !text.isBlank()).isEmpty()) {
      throw new UsageException("A change needs a reason for the history: --why TEXT.");
    }
    return destination.map(Destination::of);
  }

  private void write(DetectorArtifact artifact, Path path) {
    artifact.write(path);
    surroundings.say("Wrote " + path + " (" + Numbers.bytes(path.toFile().length()) + ").");
  }

  private static Sample sample(Asked picture) {
    return new Sample(
        picture.file().toString(),
        PictureSource.of(picture.file()),
        Label.GOOD,
        "good",
        Optional.empty(),
        Split.TRAIN,
        picture.file().toString());
  }
}
