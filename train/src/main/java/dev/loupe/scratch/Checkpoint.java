package dev.loupe.scratch;

import dev.loupe.LoupeException;
import dev.loupe.Progress;
import dev.loupe.method.CheckpointPlan;
import dev.loupe.network.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a training has so far, in a safetensors file: the stages that are finished, and the one
 * under way with its step, its optimisers' memory, its loss curve and its best weights. Numbers and
 * short texts, nothing that could run.
 *
 * <p>The file knows for which training it is (method, settings, seed, pictures); another one's is
 * refused. Not safe for several threads.
 */
public final class Checkpoint {

  private static final String IDENTITY = "identity";
  private static final String DONE = "done/";
  private static final String NOW = "now/";
  private static final String STATE = "state/";
  private static final String BEST = "best/";

  private final Optional<Path> file;
  private final String identity;
  private final Map<String, Finished> finished = new LinkedHashMap<>();
  private Optional<UnderWay> underWay = Optional.empty();

  private Checkpoint(Optional<Path> file, String identity) {
    this.file = file;
    this.identity = identity;
  }

  /** Keeps nothing. */
  public static Checkpoint none() {
    return new Checkpoint(Optional.empty(), "");
  }

  /**
   * Opens what is there, or begins.
   *
   * @param plan empty to keep nothing
   * @param identity of the training: the same for the same method, settings, seed and pictures
   * @throws LoupeException when the file is of another training, or damaged
   */
  public static Checkpoint open(Optional<CheckpointPlan> plan, String identity, Progress progress) {
    Checkpoint checkpoint = new Checkpoint(plan.map(CheckpointPlan::file), identity);
    if (plan.isPresent() && Files.exists(plan.get().file())) {
      if (plan.get().resume()) {
        checkpoint.readWhole(plan.get().file());
        progress.remark("Going on from " + plan.get().file() + ".");
      } else {
        progress.remark(
            "An unfinished training is kept in "
                + plan.get().file()
                + "; it will be overwritten. To go on from it, stop now and add --resume.");
      }
    }
    return checkpoint;
  }

  private void readWhole(Path path) {
    try {
      read(path);
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new LoupeException(
          path + " is damaged and cannot be gone on from; delete it to begin anew.", e);
    }
  }

  private void read(Path path) {
    Weights all = Weights.read(path);
    if (!identity.equals(all.metadata().get(IDENTITY))) {
      throw new LoupeException(
          path
              + " holds an unfinished training of other pictures or with other settings. Repeat the"
              + " command that was interrupted, or delete the file to begin anew.");
    }
    for (Map.Entry<String, String> remark : all.metadata().entrySet()) {
      String key = remark.getKey();
      if (key.startsWith(DONE)) {
        String stage = key.substring(DONE.length());
        Weights weights = Prefixed.without(DONE + stage + "/", all);
        finished.put(stage, new Finished(weights, LossCurve.read(remark.getValue())));
      } else if (key.startsWith(NOW)) {
        underWay = Optional.of(underWay(key.substring(NOW.length()), remark.getValue(), all));
      }
    }
  }

  private static UnderWay underWay(String stage, String numbers, Weights all) {
    String[] parts = numbers.split("\\|", -1);
    Weights best = Prefixed.without(BEST, all);
    return new UnderWay(
        stage,
        Integer.parseInt(parts[0]),
        Prefixed.without(STATE, all),
        best.names().isEmpty()
            ? Optional.empty()
            : Optional.of(new Best(best, Double.parseDouble(parts[1]), Integer.parseInt(parts[2]))),
        LossCurve.read(parts[3]));
  }

  /** What a stage gave, if it is finished. */
  Optional<Finished> finished(String stage) {
    return Optional.ofNullable(finished.get(stage));
  }

  /** Where a stage stands, if it is the one under way. */
  Optional<UnderWay> underWay(String stage) {
    return underWay.filter(now -> now.stage().equals(stage));
  }

  /** Keeps where a stage stands. */
  void keep(UnderWay now) {
    underWay = Optional.of(now);
    write();
  }

  /** Keeps what a stage gave. */
  void finish(String stage, Finished result) {
    finished.put(stage, result);
    underWay = Optional.empty();
    write();
  }

  /** Where it can be resumed from, in words for the user. */
  String advice() {
    return file.map(path -> "What was learned is kept in " + path + "; add --resume to go on.")
        .orElse("Nothing was written.");
  }

  private void write() {
    if (file.isEmpty()) {
      return;
    }
    List<String> prefixes = new ArrayList<>();
    List<Weights> parts = new ArrayList<>();
    Map<String, String> remarks = new LinkedHashMap<>(Map.of(IDENTITY, identity));
    finished.forEach(
        (stage, result) -> {
          prefixes.add(DONE + stage + "/");
          parts.add(result.weights());
          remarks.put(DONE + stage, result.curve().line());
        });
    underWay.ifPresent(
        now -> {
          prefixes.add(STATE);
          parts.add(now.state());
          now.best().ifPresent(best -> prefixes.add(BEST));
          now.best().ifPresent(best -> parts.add(best.weights()));
          remarks.put(NOW + now.stage(), now.numbers());
        });
    Weights all =
        Weights.builder().putAll(Prefixed.joined(prefixes, parts)).metadata(remarks).build();
    write(all, file.get().toAbsolutePath());
  }

  private static void write(Weights all, Path path) {
    try {
      Files.createDirectories(path.getParent());
    } catch (IOException e) {
      throw new LoupeException("The folder of " + path + " cannot be made: " + e.getMessage(), e);
    }
    all.write(path, Weights.Precision.FLOAT);
  }

  /**
   * A stage that is done.
   *
   * @param weights what it learned
   * @param curve of its loss
   */
  public record Finished(Weights weights, LossCurve curve) {}

  /**
   * The best weights so far.
   *
   * @param merit theirs
   * @param waited looks since without a better one
   */
  record Best(Weights weights, double merit, int waited) {}

  /**
   * A stage between two steps.
   *
   * @param done steps taken
   */
  record UnderWay(String stage, int done, Weights state, Optional<Best> best, LossCurve curve) {

    private String numbers() {
      return done
          + "|"
          + best.map(Best::merit).orElse(0.0)
          + "|"
          + best.map(Best::waited).orElse(0)
          + "|"
          + curve.line();
    }
  }
}
