package dev.loupe.cli;

import dev.loupe.cli.Loupe.Surroundings;
import dev.loupe.station.page.StationPage;
import dev.loupe.station.reach.Parts;
import dev.loupe.station.server.Plan;
import dev.loupe.station.server.Station;
import dev.loupe.station.setting.StationSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code loupe serve}. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Runs the inspection station: an HTTP server that judges pictures, keeps the decisions and"
          + " trains detectors.",
      "",
      "Starts with nothing installed: a SQLite file and the pictures lie in one folder. The first"
          + " time it prints the password of the user 'admin', once. Ctrl-C stops it.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  loupe serve",
      "  loupe serve --data /srv/loupe --port 9000",
      "  loupe serve --config station.yaml --host 0.0.0.0",
    })
final class ServeCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(
      names = "--config",
      paramLabel = "FILE.yaml",
      description = "Settings (docs/station.md); an unknown key is an error.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where everything is kept; ${DEFAULT-VALUE} by default.")
  private Path data = Path.of("loupe-station");

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "Where to listen; 127.0.0.1 by default, which is this machine only.")
  private Optional<String> host = Optional.empty();

  @Option(names = "--port", paramLabel = "N", description = "8080 by default; 0 takes a free one.")
  private Optional<Integer> port = Optional.empty();

  ServeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    StationSettings settings = settings();
    try (Station station = Station.open(settings, data, plan())) {
      greet(station, surroundings);
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      surroundings.remark("The station has stopped.");
    }
    return 0;
  }

  /** A station with all its parts, its page, and trainings in processes of their own. */
  static Plan plan() {
    return Plan.standard()
        .withParts(Parts.ALL)
        .withPage(StationPage.read()::addTo)
        .withLauncher(Launcher.ofThisProcess());
  }

  private StationSettings settings() {
    StationSettings stated = config.map(StationSettings::read).orElse(StationSettings.DEFAULT);
    return UsageException.refused(
        () -> stated.at(host.orElse(stated.server().host()), port.orElse(stated.server().port())));
  }

  /** Says where a station listens, and the first password when there is one. */
  static void greet(Station station, Surroundings surroundings) {
    station
        .firstPassword()
        .ifPresent(
            password -> {
              surroundings.say("The user 'admin' was made. Password, shown this once: " + password);
              surroundings.say("Change it after the first log-in.");
            });
    surroundings.say("The station listens at " + station.address() + " (Ctrl-C stops it).");
  }
}
