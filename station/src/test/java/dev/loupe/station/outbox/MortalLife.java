package dev.loupe.station.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One life of a {@link MortalServer}, and what befalls it when it has stored so many results. */
final class MortalLife {

  private final Process server;
  private final boolean inStep;
  private final Map<Integer, Runnable> events = new HashMap<>();
  private final Set<Integer> acknowledged = new HashSet<>();

  /**
   * Begins.
   *
   * @param inStep whether the server waits after each result until what befalls it then is over
   */
  MortalLife(Path folder, URI receiver, int results, boolean inStep) throws IOException {
    this.inStep = inStep;
    server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                MortalServer.class.getName(),
                folder.toString(),
                receiver.toString(),
                String.valueOf(results),
                String.valueOf(inStep))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
  }

  /** Something happens when that result stands. */
  void at(int result, Runnable event) {
    events.put(result, event);
  }

  /** SIGKILL. */
  void kill() {
    server.toHandle().destroyForcibly();
  }

  /** Results that it said it had stored. */
  Set<Integer> acknowledged() {
    return acknowledged;
  }

  /** Waits for the end of the life; whether the work was done. */
  boolean live() throws IOException, InterruptedException {
    boolean done = false;
    try (BufferedReader lines = server.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        done |= line.equals("done");
        if (line.startsWith("stored ")) {
          stored(Integer.parseInt(line.substring("stored ".length())));
        }
      }
    } finally {
      kill();
      assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
    return done;
  }

  private void stored(int result) {
    acknowledged.add(result);
    events.getOrDefault(result, () -> {}).run();
    if (inStep) {
      goOn();
    }
  }

  private void goOn() {
    try {
      server.getOutputStream().write('\n');
      server.getOutputStream().flush();
    } catch (IOException killed) {
      // It hears nothing any more.
    }
  }
}
