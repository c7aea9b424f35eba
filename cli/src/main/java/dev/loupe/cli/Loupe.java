package dev.loupe.cli;

import dev.loupe.Progress;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command {@code loupe}. */
@Command(
    name = "loupe",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Visual anomaly inspection: learns from pictures of good parts, then judges new ones.",
      ""
    },
    footer = {
      "",
      "A first hour:",
      "  loupe demo                                   draws boards, trains, inspects them, writes a report",
      "  loupe dataset check DIR                      what is in a folder, and what would spoil a result",
      "  loupe train DIR --out board.loupe            learns from the good pictures",
      "  loupe inspect board.loupe DIR --out results  judges pictures",
      "",
      "Exit codes: 0 done; 1 it could not be done (the message says why); 2 the command line is wrong;",
      "3 'dataset check' found something that would spoil a result; 4 'inspect --fail-on-ng' found an NG part;",
      "70 a fault in Loupe itself; 130 interrupted.",
    },
    subcommands = {
      HelpCommand.class,
    })
final class Loupe {

  private Loupe() {}

  /** Runs one command and leaves with its exit code. */
  public static void main(String[] arguments) {
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            TerminalProgress.orNone(),
            Clock.systemUTC());
    Interruption interruption = Interruption.watch();
    int code = run(surroundings, arguments);
    interruption.ended();
    System.exit(code);
  }

  /** Runs one command. */
  static int run(Surroundings surroundings, String... arguments) {
    return new CommandLine(new Loupe(), new CommandFactory(surroundings))
        .setOut(surroundings.out())
        .setErr(surroundings.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(new Failures(surroundings))
        .execute(arguments);
  }

  /**
   * What a command works in.
   *
   * @param out where results go
   * @param err where remarks and errors go
   * @param progress where long work says how far it is
   * @param clock for the times in records
   */
  record Surroundings(PrintWriter out, PrintWriter err, Progress progress, Clock clock) {}
}
