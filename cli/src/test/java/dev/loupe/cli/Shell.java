package dev.loupe.cli;

import dev.loupe.Progress;
import dev.loupe.cli.Loupe.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/** What a command printed, and its exit code. */
record Shell(int code, String out, String err) {

  /** Runs a command as {@code main} would, in this process. */
  static Shell run(Object... arguments) {
    return run(Progress.NONE, arguments);
  }

  /** The same, somebody listening to its progress. */
  static Shell run(Progress progress, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            progress,
            Clock.systemUTC(),
            false);
    String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    return new Shell(Loupe.run(surroundings, words), out.toString(), err.toString());
  }

  List<String> lines() {
    return out.lines().toList();
  }
}
