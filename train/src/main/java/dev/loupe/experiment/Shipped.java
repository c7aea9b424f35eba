package dev.loupe.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The experiments that come with Loupe. */
public final class Shipped {

  private static final List<String> NAMES =
      List.of(
          "frozen-backbones",
          "frozen-backbones-r50",
          "enhanced-simplenet-table-2",
          "enhanced-simplenet-table-3",
          "enhanced-simplenet-ablation",
          "simplenet-learning-curve",
          "agur-net-figures-7-8-11",
          "agur-net-figure-9",
          "agur-net-figure-12",
          "agur-net-table-1",
          "agur-net-table-1-mvtec",
          "agur-net-table-2",
          "agur-net-table-3",
          "agur-net-beside-frozen");

  private Shipped() {}

  /** Their names, in the order in which they are listed. */
  public static List<String> names() {
    return NAMES;
  }

  /** The one of that name; empty where there is none. */
  public static Optional<ExperimentFile> find(String name) {
    return NAMES.contains(name) ? Optional.of(read(name)) : Optional.empty();
  }

  private static ExperimentFile read(String name) {
    String file = name + ".yaml";
    try (InputStream in = Shipped.class.getResourceAsStream(file)) {
      byte[] bytes = Objects.requireNonNull(in, file).readAllBytes();
      return ExperimentFile.parse(file, Path.of(""), new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
