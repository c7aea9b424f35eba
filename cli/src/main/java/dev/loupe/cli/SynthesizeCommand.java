package dev.loupe.cli;

import dev.loupe.InterruptedWorkException;
import dev.loupe.LoupeException;
import dev.loupe.Progress;
import dev.loupe.cli.Loupe.Surroundings;
import dev.loupe.dataset.Sample;
import dev.loupe.image.Picture;
import dev.loupe.image.PictureWriter;
import dev.loupe.image.Thumbnails;
import dev.loupe.synthetic.SyntheticDefect;
import dev.loupe.synthetic.TradeDefect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code loupe dataset synthesize}. */
@Command(
    name = "synthesize",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Paints defects of the trade into copies of a data set's good training pictures, and writes"
          + " them with their masks: to look at what detectors trained from scratch learn from, or to"
          + " try a detector before real defects have turned up.",
      "",
      "The new folder is a data set of the format 'folder': good holds the pictures as they were,"
          + " bad/KIND the painted ones. What a detector finds of painted defects says little about"
          + " real ones.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  loupe dataset synthesize boards --out painted",
      "  loupe dataset synthesize boards --out painted --count 5 --kinds scratch,bridge --seed 7",
    })
final class SynthesizeCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "DIR", description = "The data set: a folder, or a CSV file.")
  private Path data = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The new folder; must not exist, or be empty.")
  private Path out = Path.of("");

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "Pictures of each kind of defect; ${DEFAULT-VALUE}.")
  private int count = 10;

  @Option(
      names = "--kinds",
      split = ",",
      paramLabel = "KIND",
      converter = KindConverter.class,
      description =
          "Which defects: scratch, missing-material, extra-material, stain, bridge. All by default.")
  private List<TradeDefect> kinds = List.of(TradeDefect.values());

  @Option(
      names = "--side",
      paramLabel = "PIXELS",
      description = "Pictures larger than this are shrunk first; ${DEFAULT-VALUE}.")
  private int side = 512;

  @Option(names = "--seed", paramLabel = "N", description = "Of all defects; ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Mixin private final DatasetArguments reading = new DatasetArguments();

  SynthesizeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    requireSense();
    List<Sample> good =
        reading.open(data).train().stream().filter(sample -> !sample.defective()).toList();
    if (good.isEmpty()) {
      throw new LoupeException(
          "The data set " + data + " has no good training pictures to paint into.");
    }
    requireFree();
    int painted = paint(good);
    surroundings.say(
        "Painted "
            + Numbers.counted(painted, "defect", "defects")
            + " into copies of good pictures, in "
            + out
            + ".");
    return 0;
  }

  private void requireSense() {
    if (count < 1 || count > 100_000 || side < 16) {
      throw new UsageException(
          "--count must lie in 1..100000 and --side must be at least 16, not "
              + count
              + " and "
              + side
              + ".");
    }
  }

  private void requireFree() {
    try (Stream<Path> inside = Files.exists(out) ? Files.list(out) : Stream.empty()) {
      if (inside.findAny().isPresent()) {
        throw new LoupeException(
            "Painted pictures were to be written to the new folder "
                + out
                + ", but it is not empty. Name another folder.");
      }
    } catch (IOException e) {
      throw new LoupeException(out + " is no folder that can be written to.", e);
    }
  }

  private int paint(List<Sample> good) {
    RandomGenerator random = new SplittableRandom(seed);
    int painted = 0;
    try (Progress.Task task =
        surroundings.progress().start("painting", (long) count * kinds.size())) {
      for (int each = 0; each < count; each++) {
        int i = each;
        InterruptedWorkException.throwIfInterrupted(
            "The painting was interrupted; what is in " + out + " is whole, but not all.");
        Picture picture = Thumbnails.of(good.get(i % good.size()).source().picture(), side);
        PictureWriter.png(picture, out.resolve("good/" + number(i) + ".png"));
        for (TradeDefect kind : kinds) {
          Optional<SyntheticDefect> defect = kind.paint(picture, random);
          defect.ifPresent(one -> write("bad/" + kind.id() + "/" + number(i), one));
          painted += defect.isPresent() ? 1 : 0;
          task.advance(1);
        }
      }
    }
    return painted;
  }

  private void write(String name, SyntheticDefect defect) {
    PictureWriter.png(defect.picture(), out.resolve(name + ".png"));
    PictureWriter.png(defect.mask(), out.resolve(name + "_mask.png"));
  }

  private static String number(int picture) {
    return String.format(Locale.ROOT, "%04d", picture);
  }

  /** Reads the id of a kind of defect. */
  static final class KindConverter implements ITypeConverter<TradeDefect> {

    @Override
    public TradeDefect convert(String text) {
      return Arrays.stream(TradeDefect.values())
          .filter(kind -> kind.id().equals(text.strip()))
          .findAny()
          .orElseThrow(() -> new TypeConversionException(refusal(text)));
    }

    private static String refusal(String text) {
      return "expected some of "
          + Arrays.stream(TradeDefect.values())
              .map(TradeDefect::id)
              .collect(Collectors.joining(", "))
          + ", found '"
          + text
          + "'";
    }
  }
}
