package dev.loupe.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** How many threads to compute with. */
final class ThreadsArgument {

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to compute with; all processors by default.")
  private Optional<Integer> threads = Optional.empty();

  /** As many as asked for, or as there are processors. */
  int count() {
    return count(threads);
  }

  static int count(Optional<Integer> asked) {
    if (asked.isPresent() && asked.get() < 1) {
      throw new UsageException("--threads must be at least 1, not " + asked.get() + ".");
    }
    return asked.orElseGet(() -> Runtime.getRuntime().availableProcessors());
  }

  /** As if stated on the command line. */
  void use(int count) {
    threads = Optional.of(count);
  }

  /** As stated on the command line. */
  Optional<Integer> stated() {
    return threads;
  }
}
