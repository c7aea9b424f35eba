package dev.loupe.benchmarks;

import dev.loupe.Json;
import dev.loupe.LoupeException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * {@link StationClients} in a Java of their own, kept small. Whoever starts it closes it, which
 * ends the process.
 */
final class ClientProcess implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 10;

  private final Process process;
  private final BufferedWriter orders;
  private final BufferedReader rounds;

  private ClientProcess(Process process) {
    this.process = process;
    orders = process.outputWriter();
    rounds = process.inputReader();
  }

  /**
   * Starts the process.
   *
   * @param address to send pictures to
   * @param token to show there
   * @param pictures their folder
   */
  static ClientProcess start(URI address, String token, Path pictures) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dhttp.maxConnections=64",
                "-cp",
                System.getProperty("java.class.path"),
                StationClients.class.getName(),
                address.toString(),
                pictures.toString())
            .redirectError(Redirect.INHERIT)
            .start();
    ClientProcess started = new ClientProcess(process);
    started.say(token);
    return started;
  }

  /** Has pictures sent and waits until they are judged. */
  StationClients.Round round(StationClients.Order order) throws IOException {
    say(Json.mapper().writeValueAsString(order));
    String answer = rounds.readLine();
    if (answer == null) {
      throw new LoupeException("The clients' process ended; see what it said above.");
    }
    return Json.mapper().readValue(answer, StationClients.Round.class);
  }

  private void say(String line) throws IOException {
    orders.write(line);
    orders.newLine();
    orders.flush();
  }

  @Override
  public void close() throws IOException {
    orders.close();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
