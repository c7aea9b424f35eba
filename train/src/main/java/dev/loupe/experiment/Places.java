package dev.loupe.experiment;

import dev.loupe.backbone.BackboneStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where data sets and weights lie on this machine. Experiments name them; they never say where.
 *
 * @param named the folder of each data set that was told of
 * @param root a folder with further data sets under their names
 * @param backbones the weights
 */
public record Places(Map<String, Path> named, Optional<Path> root, BackboneStore backbones) {

  /** Copies the map. */
  public Places {
    named = Map.copyOf(named);
  }

  /** Where a data set lies; empty when it is not on this machine. */
  Optional<Path> dataset(DatasetEntry entry, Path file) {
    return Optional.ofNullable(named.get(entry.name()))
        .or(() -> entry.path().map(file::resolve))
        .or(() -> root.map(folder -> folder.resolve(entry.name())))
        .filter(Files::exists);
  }

  /** Why a data set was not found, and what to do. */
  String missing(DatasetEntry entry) {
    Path told = named.get(entry.name());
    if (told != null) {
      return "The data set '" + entry.name() + "' is not at " + told + ", where --data says.";
    }
    return "The data set '"
        + entry.name()
        + "' is not on this machine. Say where it lies with --data "
        + entry.name()
        + "=DIR.";
  }
}
