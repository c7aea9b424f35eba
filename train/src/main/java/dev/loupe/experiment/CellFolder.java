package dev.loupe.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.loupe.AtomicFile;
import dev.loupe.Json;
import dev.loupe.LoupeException;
import dev.loupe.report.Triptych;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the result of one cell is kept. The work is done in a folder beside it, which is moved into
 * place when all is there: a folder without {@code .working} at its end is whole.
 *
 * <pre>
 * order.json       what was asked for
 * result.json      settings, provenance, cost, all figures
 * scores.json      of each test picture
 * losses.json      where the method tells its loss
 * panels.json      a few pictures with mask and map
 * embedding.json   where the experiment asks for it: the found regions, laid out by their looks
 * failure.txt      instead of all these, when it failed: the message
 * </pre>
 *
 * @param path of it
 */
record CellFolder(Path path) {

  static final String ORDER = "order.json";
  static final String RESULT = "result.json";
  static final String SCORES = "scores.json";
  static final String LOSSES = "losses.json";
  static final String PANELS = "panels.json";
  static final String EMBEDDING = "embedding.json";

  /** The result, where the cell is finished. */
  Optional<CellResult> result() {
    Path file = path.resolve(RESULT);
    return Files.isRegularFile(file) ? Optional.of(CellResult.read(file)) : Optional.empty();
  }

  /** An empty folder to work in; what a run before left half done is discarded. */
  CellFolder begin() {
    Path working = path.resolveSibling(path.getFileName() + ".working");
    discard(working);
    try {
      Files.createDirectories(working);
    } catch (IOException e) {
      throw new LoupeException("The folder " + working + " cannot be made: " + e, e);
    }
    return new CellFolder(working);
  }

  /** Moves finished work here. */
  void take(CellFolder finished) {
    discard(path);
    try {
      Files.move(finished.path, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new LoupeException("The result of a cell cannot be moved to " + path + ": " + e, e);
    }
  }

  /** Keeps why it failed; the next run tries again. */
  void fail(String message) {
    AtomicFile.write(path.resolve("failure.txt"), message.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file of the folder. */
  void write(String name, Object content) {
    try {
      byte[] json = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(content);
      AtomicFile.write(path.resolve(name), json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Every record can be written as JSON", e);
    }
  }

  /** The score of every test picture; empty when nothing was kept. */
  List<TestScore> scores() {
    return read(SCORES, TestScore[].class);
  }

  /** The losses of the training; empty when the method tells none. */
  List<LossLog.Point> losses() {
    return read(LOSSES, LossLog.Point[].class);
  }

  /** Some defective pictures with mask and map; empty when nothing was kept. */
  List<Triptych> panels() {
    return read(PANELS, Triptych[].class);
  }

  /** The found regions, laid out by their looks; empty when nothing was kept. */
  Optional<Embedding> embedding() {
    return readOne(EMBEDDING, Embedding.class);
  }

  private <T> List<T> read(String name, Class<T[]> type) {
    return readOne(name, type).map(List::of).orElse(List.of());
  }

  private <T> Optional<T> readOne(String name, Class<T> type) {
    Path file = path.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.mapper().readValue(Files.readAllBytes(file), type));
    } catch (IOException e) {
      throw new LoupeException("The file " + file + " cannot be read: " + e, e);
    }
  }

  static void discard(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new LoupeException("The unfinished folder " + folder + " cannot be removed: " + e, e);
    }
  }
}
