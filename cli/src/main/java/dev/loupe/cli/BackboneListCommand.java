package dev.loupe.cli;

import dev.loupe.backbone.BackboneSpec;
import dev.loupe.backbone.BackboneStore;
import dev.loupe.cli.Loupe.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code loupe backbone list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description = {"Lists the known backbones and where their weights lie, or belong.", ""},
    footer = {"", "Example:", "  loupe backbone list"})
final class BackboneListCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  BackboneListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    BackboneStore store = BackboneStore.standard(System.getenv());
    for (BackboneSpec spec : BackboneSpec.values()) {
      surroundings.say(String.format("%-16s %s", spec.id(), state(spec, store.file(spec))));
    }
    return 0;
  }

  private static String state(BackboneSpec spec, Path file) {
    if (spec == BackboneSpec.SEEDED_SMALL) {
      return "needs no file; never learned to see";
    }
    if (spec == BackboneSpec.LOUPE_1) {
      return "comes with Loupe; the default";
    }
    return Files.isRegularFile(file) ? "here: " + file : "missing; belongs at " + file;
  }
}
