package dev.loupe.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code loupe serve} in a process of its own, on a free port, over a new folder. */
final class ServedStation implements AutoCloseable {

  private static final Pattern GREETING =
      Pattern.compile(".*shown this once: (\\S+).*listens at (\\S+) .*", Pattern.DOTALL);
  private static final int STOP_SECONDS = 30;

  private final Process process;
  private final String password;
  private final String address;

  private ServedStation(Process process, Matcher greeting) {
    this.process = process;
    password = greeting.group(1);
    address = greeting.group(2);
  }

  /** Starts it and reads what it says first; the settings are YAML. */
  static ServedStation start(Path folder, String settings) throws IOException {
    Path config = Files.writeString(folder.resolve("station.yaml"), settings);
    List<String> command = new ArrayList<>(Launcher.ofThisProcess());
    command.addAll(List.of("serve", "--config", config.toString(), "--port", "0"));
    command.addAll(List.of("--data", folder.resolve("station").toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectError(folder.resolve("station.log").toFile())
            .directory(folder.toFile())
            .start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder words = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher greeting = GREETING.matcher(words.append(line).append('\n'));
      if (greeting.matches()) {
        return new ServedStation(process, greeting);
      }
    }
    throw new IOException(words + Files.readString(folder.resolve("station.log")));
  }

  String password() {
    return password;
  }

  String address() {
    return address;
  }

  /** Whether a process that it started is at work. */
  boolean hasChild() {
    return process.descendants().anyMatch(ProcessHandle::isAlive);
  }

  /** Asks it to stop and waits; children of its own are gone then. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
