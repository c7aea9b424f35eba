package dev.loupe.cli;

import dev.loupe.InterruptedWorkException;
import dev.loupe.LoupeException;
import dev.loupe.cli.Loupe.Surroundings;
import dev.loupe.method.SettingsException;
import java.io.UncheckedIOException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns what went wrong into one message and an exit code; a stack trace goes to the log, never to
 * the screen.
 */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int FAULT = 70;
  static final int INTERRUPTED = 130;

  private final Surroundings surroundings;

  Failures(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    if (arguments.length == 0) {
      command.usage(surroundings.err());
      return USAGE;
    }
    int code = usage(String.valueOf(wrong.getMessage()), command);
    UnmatchedArgumentException.printSuggestions(wrong, surroundings.err());
    return code;
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine command, ParseResult parsed) {
    log(exception);
    if (exception instanceof InterruptedWorkException) {
      return say(String.valueOf(exception.getMessage()), INTERRUPTED);
    }
    if (Thread.currentThread().isInterrupted()) {
      return say("Interrupted. No file was left half written.", INTERRUPTED);
    }
    if (exception instanceof ParameterException
        || exception instanceof UsageException
        || exception instanceof SettingsException) {
      return usage(String.valueOf(exception.getMessage()), command);
    }
    if (exception instanceof LoupeException || exception instanceof UncheckedIOException) {
      return say(String.valueOf(exception.getMessage()), FAILED);
    }
    return fault(exception);
  }

  /** Java itself gave up. */
  int handleError(Error error) {
    log(error);
    if (error instanceof OutOfMemoryError) {
      return say(
          "Java ran out of memory ("
              + error.getMessage()
              + "). Give it more with LOUPE_JAVA_OPTIONS=-Xmx6g, or lower --memory-budget or --size.",
          FAILED);
    }
    if (error instanceof UnsatisfiedLinkError) {
      return say(
          "A native library could not be loaded on this machine: "
              + error.getMessage()
              + ". Loupe runs on 64-bit Linux, Windows and macOS; the temporary folder must allow"
              + " programs to be run from it (choose another with"
              + " LOUPE_JAVA_OPTIONS=-Djava.io.tmpdir=DIR).",
          FAILED);
    }
    return fault(error);
  }

  private int fault(Throwable fault) {
    return say(
        "A fault in Loupe itself: "
            + fault
            + ". Nothing of yours caused it; please report it with what"
            + " LOUPE_JAVA_OPTIONS=-Dloupe.log=debug prints.",
        FAULT);
  }

  private int usage(String message, CommandLine command) {
    surroundings.err().println("loupe: " + message);
    surroundings.err().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return USAGE;
  }

  private int say(String message, int code) {
    surroundings.err().println("loupe: " + message);
    return code;
  }

  private static void log(Throwable failure) {
    LoggerFactory.getLogger(Failures.class).debug("Failed", failure);
  }
}
