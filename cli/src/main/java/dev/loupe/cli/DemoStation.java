package dev.loupe.cli;

import dev.loupe.cli.Loupe.Surroundings;
import dev.loupe.station.access.Caller;
import dev.loupe.station.access.Role;
import dev.loupe.station.inspection.Station;
import dev.loupe.station.inspection.Switchboard.Change;
import dev.loupe.station.model.Model;
import dev.loupe.station.server.Plan;
import dev.loupe.station.setting.StationSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * The demonstration's station: its detector in force, a simulated line that feeds it boards.
 *
 * @param surroundings where to say things
 * @param folder of the demonstration
 */
record DemoStation(Surroundings surroundings, DemoFolder folder) {

  private static final Duration PACE = Duration.ofSeconds(2);
  private static final Caller DEMO = new Caller("demo", Role.ENGINEER);

  /** Runs until it is interrupted. */
  void run(int port) {
    StationSettings settings =
        StationSettings.DEFAULT.at(StationSettings.DEFAULT.server().host(), port);
    Plan plan = ServeCommand.plan();
    try (var station = dev.loupe.station.server.Station.open(settings, folder.station(), plan)) {
      putInForce(station);
      try (SimulatedLine line = SimulatedLine.start(station.desk(), folder.boards(), PACE)) {
        ServeCommand.greet(station, surroundings);
        surroundings.say("A simulated line feeds it a board every two seconds.");
        new CountDownLatch(1).await();
      }
    } catch (InterruptedException e) {
      surroundings.remark("The station has stopped.");
    }
  }

  private void putInForce(dev.loupe.station.server.Station station) {
    Model model =
        station
            .models()
            .register("demo", "Trained by loupe demo", folder.detector(), Optional.empty(), DEMO)
            .model();
    Change change =
        new Change(
            dev.loupe.station.server.Station.FIRST_STATION,
            Station.FIRST_RECIPE,
            DEMO,
            "the demonstration's detector");
    station.switchboard().activate(change, model.id());
  }
}
