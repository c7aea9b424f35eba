package dev.loupe.cli;

import dev.loupe.LoupeException;
import dev.loupe.cli.Loupe.Surroundings;
import dev.loupe.dataset.boards.BoardRecipe;
import dev.loupe.dataset.boards.BoardsGenerator;
import dev.loupe.dataset.boards.BoardsPlan;
import dev.loupe.dataset.boards.DefectType;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code loupe dataset boards}. */
@Command(
    name = "boards",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Draws a data set of charging boards, good and defective, with exact masks. The same numbers"
          + " give the same pictures on every machine.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  loupe dataset boards boards",
      "  loupe dataset boards bridges --types bridge,cold-joint --defects-per-type 20 --seed 7",
    })
final class BoardsCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "DIR", description = "The new folder; must not exist, or be empty.")
  private Path folder = Path.of("");

  @Option(names = "--seed", paramLabel = "N", description = "Of all boards; ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--train",
      paramLabel = "N",
      description = "Good boards to learn from; ${DEFAULT-VALUE}.")
  private int train = 60;

  @Option(
      names = "--test",
      paramLabel = "N",
      description = "Good boards to measure on; ${DEFAULT-VALUE}.")
  private int test = 20;

  @Option(
      names = "--defects-per-type",
      paramLabel = "N",
      description = "Defective boards of each type; ${DEFAULT-VALUE}.")
  private int perType = 5;

  @Option(
      names = "--types",
      split = ",",
      paramLabel = "TYPE",
      converter = TypeConverter.class,
      description =
          "Which defects: missing-solder, bridge, cold-joint, cracked-joint, missing-component,"
              + " shifted-component, scratch, contamination, lifted-pad, discolouration. All by"
              + " default.")
  private List<DefectType> types = List.of(DefectType.values());

  @Option(
      names = "--size",
      paramLabel = "WIDTHxHEIGHT",
      converter = SizeConverter.class,
      description = "Of the pictures, in pixels; 512x352 by default.")
  private Size size = new Size(BoardRecipe.DEFAULT_WIDTH, BoardRecipe.DEFAULT_HEIGHT);

  BoardsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    BoardsPlan plan =
        UsageException.refused(
            () -> new BoardsPlan(seed, train, test, perType, types, size.width(), size.height()));
    BoardsGenerator.write(folder, plan, surroundings.progress());
    surroundings.say(
        "Drew "
            + Numbers.counted(plan.pictures(), "board", "boards")
            + " in "
            + folder
            + ": "
            + train
            + " good to learn from, "
            + test
            + " good and "
            + perType * plan.types().size()
            + " defective to measure on.");
    return 0;
  }

  /** Width and height in pixels. */
  record Size(int width, int height) {}

  /** Reads {@code 512x352}. */
  static final class SizeConverter implements ITypeConverter<Size> {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})[xX](\\d{1,5})");

    @Override
    public Size convert(String text) {
      Matcher size = SIZE.matcher(text.strip());
      if (!size.matches()) {
        throw new TypeConversionException("expected a size such as 512x352, found '" + text + "'");
      }
      return new Size(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
    }
  }

  /** Reads the id of a defect. */
  static final class TypeConverter implements ITypeConverter<DefectType> {

    @Override
    public DefectType convert(String text) {
      try {
        return DefectType.of(text.strip());
      } catch (LoupeException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
