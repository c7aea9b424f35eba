package dev.loupe.station.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A training in a process of its own. It tells its progress on standard error, a JSON object a
 * line: {@code {"progress": "training", "done": 12, "total": 400, "note": "loss 0.0123"}}; other
 * lines are remembered for the message when it fails.
 *
 * <p>Whoever starts it closes it, which ends the process.
 */
final class TrainingProcess implements AutoCloseable {

  private static final Pattern LOSS = Pattern.compile("loss ([-+0-9.eE]{1,30})");
  private static final int LINES_KEPT = 20;
  private static final int LONGEST_LINE = 2000;
  private static final int GRACE_SECONDS = 10;

  private final String job;
  private final Process process;
  private final Deque<String> said = new ArrayDeque<>();

  private TrainingProcess(String job, Process process) {
    this.job = job;
    this.process = process;
  }

  /** Starts a command; its standard output is thrown away. */
  static TrainingProcess start(String job, List<String> command, Path folder) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("LOUPE_DATABASE"));
    Process process = builder.start();
    process.getOutputStream().close();
    return new TrainingProcess(job, process);
  }

  /** Listens until the process ends; its exit code. */
  int follow(Consumer<JobProgress> listener) throws IOException, InterruptedException {
    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line, listener);
      }
    }
    return process.waitFor();
  }

  private void take(String line, Consumer<JobProgress> listener) {
    if (line.startsWith("{\"progress\"")) {
      try {
        listener.accept(progress(Json.mapper().readTree(line)));
        return;
      } catch (JsonProcessingException e) {
        // Half a line of a process that was killed: remembered below.
      }
    }
    said.addLast(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line);
    if (said.size() > LINES_KEPT) {
      said.removeFirst();
    }
  }

  private JobProgress progress(JsonNode line) {
    String note = line.path("note").asText("");
    return new JobProgress(
        job,
        line.path("progress").asText(""),
        line.path("done").asLong(),
        line.path("total").asLong(),
        note,
        loss(note));
  }

  private static OptionalDouble loss(String note) {
    Matcher found = LOSS.matcher(note);
    try {
      return found.find()
          ? OptionalDouble.of(Double.parseDouble(found.group(1)))
          : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** The last things it said, in one text. */
  String said() {
    return String.join("\n", said);
  }

  /** Asks the process to stop; after some seconds it is killed. */
  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
