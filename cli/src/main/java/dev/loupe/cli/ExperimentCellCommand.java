package dev.loupe.cli;

import dev.loupe.cli.Loupe.Surroundings;
import dev.loupe.experiment.CellOrder;
import dev.loupe.experiment.CellWork;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code loupe experiment cell}: one training of an experiment and its measurement, in a process of
 * its own. {@code loupe experiment run} starts it.
 */
@Command(
    name = "cell",
    hidden = true,
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description = {"Carries out DIR/order.json and writes the result beside it.", ""})
final class ExperimentCellCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "DIR", description = "The folder with the order.")
  private Path folder = Path.of("");

  ExperimentCellCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    endWithInput(System.in);
    new CellWork(surroundings.clock(), surroundings.progress())
        .carryOut(CellOrder.read(folder.resolve("order.json")), folder);
    return 0;
  }

  /** The program that started this one holds its input open; when that one dies, so does this. */
  private static void endWithInput(InputStream input) {
    Thread watch =
        new Thread(
            () -> {
              try {
                input.transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                // The other end is gone as well.
              }
              System.exit(Failures.INTERRUPTED);
            },
            "watch over the starter");
    watch.setDaemon(true);
    watch.start();
  }
}
