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
      "  loupe demo                                   draws boards, trains, inspects, reports",
      "  loupe dataset check DIR                      what is in there, what would spoil a result",
      "  loupe train DIR --out board.loupe            learns from the good pictures",
      "  loupe evaluate board.loupe DIR --report report.html",
      "                                               what it would have done on the test pictures",
      "  loupe inspect board.loupe DIR --out results  judges pictures",
      "  loupe serve                                  runs an inspection station",
      "",
      "'loupe COMMAND --help' explains a command and gives examples.",
      "",
      "Exit codes: 0 done; 1 it could not be done (the message says why); 2 the command line or a",
      "settings file is wrong; 3 'dataset check' found something that would spoil a result;",
      "4 'inspect --fail-on-ng' found an NG part; 5 'experiment compare' found more than noise;",
      "70 a fault in Loupe itself; 130 interrupted.",
    },
    subcommands = {
      DemoCommand.class,
      DatasetCommand.class,
      TrainCommand.class,
      InspectCommand.class,
      EvaluateCommand.class,
      FindSimilarCommand.class,
      DefectsCommand.class,
      InfoCommand.class,
      ThresholdsCommand.class,
      LearnCommand.class,
      MethodsCommand.class,
      ExperimentCommand.class,
      BackboneCommand.class,
      ServeCommand.class,
      AuditCommand.class,
      HelpCommand.class,
    })
final class Loupe {

  private Loupe() {}

  /** Runs one command and leaves with its exit code. */
  public static void main(String[] arguments) {
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    Clock clock = Clock.systemUTC();
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            err,
            progress(err, clock),
            clock,
            Terminal.OUT.isSeen());
    Interruption interruption = Interruption.watch();
    int code = run(surroundings, arguments);
    interruption.ended();
    System.exit(code);
  }

  private static Progress progress(PrintWriter err, Clock clock) {
    return JsonProgress.isWanted() ? new JsonProgress(err) : TerminalProgress.orLines(err, clock);
  }

  /** Runs one command. */
  static int run(Surroundings surroundings, String... arguments) {
    Failures failures = new Failures(surroundings);
    try {
      return new CommandLine(new Loupe(), new CommandFactory(surroundings))
          .setOut(surroundings.out())
          .setErr(surroundings.err())
          .setCaseInsensitiveEnumValuesAllowed(true)
          .setUsageHelpAutoWidth(true)
          .setParameterExceptionHandler(failures)
          .setExecutionExceptionHandler(failures)
          .execute(arguments);
    } catch (Error e) {
      return failures.handleError(e);
    } finally {
      surroundings.out().flush();
      surroundings.err().flush();
    }
  }

  /**
   * What a command works in.
   *
   * @param out where results go
   * @param err where remarks and errors go
   * @param progress where long work says how far it is
   * @param clock for the times in records
   * @param outIsSeen whether results scroll over a terminal as they come
   */
  record Surroundings(
      PrintWriter out, PrintWriter err, Progress progress, Clock clock, boolean outIsSeen) {

    /** For work whose rows are printed as they come: where somebody watches them, no bar. */
    Progress progressBesideRows() {
      return outIsSeen ? Progress.NONE : progress;
    }

    /** The same progress, its remarks printed: memory that long work is about to take. */
    Progress spokenProgress() {
      return new Progress() {
        @Override
        public Task start(String what, long total) {
          return progress.start(what, total);
        }

        @Override
        public void remark(String sentence) {
          Surroundings.this.remark(sentence);
        }
      };
    }

    /** Prints a line of the result. */
    void say(String line) {
      out.println(line);
    }

    /** Prints a remark that is no part of the result. */
    void remark(String line) {
      err.println("loupe: " + line);
    }
  }
}
