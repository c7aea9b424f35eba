package dev.loupe.cli;

import java.util.Arrays;
import java.util.Locale;

/**
 * Whether an output stream ends on a terminal. Java 17 cannot ask for each of them, so the launcher
 * does, and says {@code -Dloupe.terminal=out,err}.
 */
enum Terminal {
  /** Standard output. */
  OUT,
  /** Standard error. */
  ERR;

  /** Whether a person sees the stream as it is written. */
  boolean isSeen() {
    String seen = System.getProperty("loupe.terminal");
    return seen == null
        ? System.console() != null
        : Arrays.asList(seen.split(",", -1)).contains(name().toLowerCase(Locale.ROOT));
  }
}
