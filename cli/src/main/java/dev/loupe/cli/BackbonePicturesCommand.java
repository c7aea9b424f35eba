package dev.loupe.cli;

import dev.loupe.LoupeException;
import dev.loupe.Progress;
import dev.loupe.cli.Loupe.Surroundings;
import dev.loupe.image.PictureWriter;
import dev.loupe.pretraining.PretrainingSettings;
import dev.loupe.procedural.MaterialLibrary;
import dev.loupe.procedural.ScenePainter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loupe backbone pictures}. */
@Command(
    name = "pictures",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Writes some of the pictures that Loupe's own backbone learned from, to look at.",
      ""
    },
    footer = {"", "Example:", "  loupe backbone pictures scenes --count 100"})
final class BackbonePicturesCommand implements Callable<Integer> {

  private static final PretrainingSettings SHIPPED = PretrainingSettings.SHIPPED;

  private final Surroundings surroundings;

  @Parameters(paramLabel = "DIR", description = "Where they go; made when missing.")
  private Path folder = Path.of("");

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "How many; ${DEFAULT-VALUE} by default.")
  private int count = 50;

  @Mixin private final IngredientsArgument ingredients = new IngredientsArgument();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the materials; ${DEFAULT-VALUE} by default.")
  private long seed = SHIPPED.seed();

  BackbonePicturesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    MaterialLibrary library =
        MaterialLibrary.of(
            SHIPPED.materials(), seed, ingredients.leftOut(), surroundings.progress());
    ScenePainter painter = new ScenePainter(library, SHIPPED.side(), ingredients.leftOut());
    try (Progress.Task task = surroundings.progress().start("painting", count)) {
      Files.createDirectories(folder);
      for (int i = 0; i < count; i++) {
        Path file = folder.resolve(String.format("%04d.png", i));
        PictureWriter.png(painter.paint(i).picture(), file);
        task.advance(1);
      }
    } catch (IOException e) {
      throw new LoupeException("The pictures cannot be written to " + folder + ": " + e, e);
    }
    surroundings.say("Wrote " + Numbers.counted(count, "picture", "pictures") + " to " + folder);
    return 0;
  }
}
