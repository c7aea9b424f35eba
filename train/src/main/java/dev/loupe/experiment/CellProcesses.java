package dev.loupe.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.InterruptedWorkException;
import dev.loupe.Json;
import dev.loupe.LoupeException;
import dev.loupe.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Each cell in a process of its own: what a cell does to its memory, or a crash in native code,
 * ends that cell alone, and the peak that it reports is its own.
 *
 * <p>The process is given the folder as its last word, tells its progress on standard error as JSON
 * lines, and holds its standard input open: when this program dies, however it dies, the input ends
 * and so does the process.
 */
public final class CellProcesses implements CellRunner {

  private static final int LINES_KEPT = 12;
  private static final int LONGEST_LINE = 2000;
  private static final int GRACE_SECONDS = 8;

  /** How a process ends that Ctrl-C has reached as well. */
  private static final int INTERRUPTED = 130;

  /** How a process ends that was killed. */
  private static final int KILLED = 137;

  private final List<String> command;
  private final Set<Process> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Processes that are started by a command, the folder added as its last word. */
  public CellProcesses(List<String> command) {
    this.command = List.copyOf(command);
  }

  @Override
  public Optional<String> run(Path folder, Progress.Task task) {
    List<String> words = new ArrayList<>(command);
    words.add(folder.toAbsolutePath().toString());
    try {
      return follow(start(words), folder, task);
    } catch (IOException e) {
      throw new LoupeException("The process of a cell cannot be started: " + e.getMessage(), e);
    }
  }

  private synchronized Process start(List<String> words) throws IOException {
    requireOpen();
    Process process =
        new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    running.add(process);
    return process;
  }

  private void requireOpen() {
    if (closed) {
      throw stopped();
    }
  }

  private static InterruptedWorkException stopped() {
    return new InterruptedWorkException("The experiment was stopped; finished cells are kept.");
  }

  private Optional<String> follow(Process process, Path folder, Progress.Task task)
      throws IOException {
    Deque<String> said = new ArrayDeque<>();
    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line, said, task);
      }
      int code = process.waitFor();
      requireOpen();
      if (code == INTERRUPTED) {
        throw stopped();
      }
      boolean done = code == 0 && Files.isRegularFile(folder.resolve(CellFolder.RESULT));
      return done ? Optional.empty() : Optional.of(reason(code, said));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stopped();
    } finally {
      process.destroyForcibly();
      running.remove(process);
    }
  }

  private static void take(String line, Deque<String> said, Progress.Task task) {
    if (line.startsWith("{\"progress\"")) {
      try {
        task.note(words(Json.mapper().readTree(line)));
        return;
      } catch (JsonProcessingException e) {
        // Half a line of a process that was killed: kept as it is.
      }
    }
    said.addLast(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line);
    if (said.size() > LINES_KEPT) {
      said.removeFirst();
    }
  }

  private static String words(JsonNode line) {
    return (line.path("progress").asText()
            + " "
            + line.path("done").asLong()
            + "/"
            + line.path("total").asLong()
            + " "
            + line.path("note").asText())
        .strip();
  }

  private static String reason(int code, Deque<String> said) {
    String words = String.join("\n", said).replaceAll("(?m)^loupe: ", "").strip();
    if (code == KILLED) {
      return (words
              + "\nIts process was killed (exit code 137): the machine most likely ran out of"
              + " memory.")
          .strip();
    }
    return words.isEmpty() ? "Its process ended with exit code " + code + " and no word." : words;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    running.forEach(Process::destroy);
    running.forEach(CellProcesses::end);
  }

  private static void end(Process process) {
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
