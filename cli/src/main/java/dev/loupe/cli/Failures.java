package dev.loupe.cli;

import dev.loupe.InterruptedWorkException;
import dev.loupe.LoupeException;
import dev.loupe.cli.Loupe.Surroundings;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Turns what went wrong into one message and an exit code; a stack trace goes to the log, never to
 * the screen.
 */
final class Failures implements IExecutionExceptionHandler {

  static final int FAILED = 1;
  static final int FAULT = 70;
  static final int INTERRUPTED = 130;

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private final Surroundings surroundings;

  Failures(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine command, ParseResult parsed) {
    LOG.debug("{} failed", command.getCommandName(), exception);
    if (exception instanceof CommandLine.ParameterException wrong) {
      return usage(wrong, command);
    }
    if (exception instanceof InterruptedWorkException) {
      return say(String.valueOf(exception.getMessage()), INTERRUPTED);
    }
    if (exception instanceof LoupeException || exception instanceof UncheckedIOException) {
      return say(String.valueOf(exception.getMessage()), FAILED);
    }
    return say(
        "A fault in Loupe itself: "
            + exception
            + ". Nothing of yours caused it; please report it with what"
            + " LOUPE_JAVA_OPTIONS=-Dloupe.log=debug prints.",
        FAULT);
  }

  private int usage(CommandLine.ParameterException wrong, CommandLine command) {
    surroundings.err().println("loupe: " + wrong.getMessage());
    surroundings.err().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private int say(String message, int code) {
    surroundings.err().println("loupe: " + message);
    return code;
  }
}
