package dev.loupe.cli;

import dev.loupe.cli.Loupe.Surroundings;
import dev.loupe.station.access.AuditCheck;
import dev.loupe.station.setting.StationSettings;
import dev.loupe.station.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code loupe verify-audit}. */
@Command(
    name = "verify-audit",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Checks that nobody changed, removed or slipped in an entry of a station's audit trail, and"
          + " prints the head of the chain.",
      "",
      "Note the head elsewhere from time to time: whoever can write the database can write a whole"
          + " new chain, but not one that holds a head you noted.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  loupe verify-audit --data /srv/loupe",
      "  loupe verify-audit --data /srv/loupe --head 9f86d081...",
      "",
      "Exit code 1 when the chain is broken.",
    })
final class AuditCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(names = "--config", paramLabel = "FILE.yaml", description = "The station's settings.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The station's folder; ${DEFAULT-VALUE} by default.")
  private Path data = Path.of("loupe-station");

  @Option(
      names = "--head",
      paramLabel = "HASH",
      description = "A head that was noted earlier and must still be in the chain.")
  private Optional<String> head = Optional.empty();

  AuditCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    StationSettings settings = config.map(StationSettings::read).orElse(StationSettings.DEFAULT);
    if (settings.database().url().isEmpty() && !Files.isRegularFile(data.resolve("station.db"))) {
      throw new UsageException("There is no station in " + data + ": give its folder by --data.");
    }
    try (Database database = Database.open(settings.database(), data)) {
      AuditCheck check = database.read(handle -> AuditCheck.of(handle, head));
      surroundings.say(check.finding());
      surroundings.say("Head: " + check.head());
      return check.unbroken() ? 0 : Failures.FAILED;
    }
  }
}
