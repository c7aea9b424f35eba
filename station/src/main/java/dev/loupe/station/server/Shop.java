package dev.loupe.station.server;

import dev.loupe.station.event.StationEvent;
import dev.loupe.station.http.DefectGroupRoutes;
import dev.loupe.station.http.InspectRoutes;
import dev.loupe.station.http.JobRoutes;
import dev.loupe.station.http.ModelRoutes;
import dev.loupe.station.http.OperationRoutes;
import dev.loupe.station.http.ResultRoutes;
import dev.loupe.station.http.Route;
import dev.loupe.station.http.StationRoutes;
import dev.loupe.station.http.StatisticRoutes;
import dev.loupe.station.http.Views;
import dev.loupe.station.inspection.Activation;
import dev.loupe.station.inspection.InForce;
import dev.loupe.station.inspection.InspectionBook;
import dev.loupe.station.inspection.KeptFiles;
import dev.loupe.station.inspection.ReceivedPicture;
import dev.loupe.station.inspection.StationBook;
import dev.loupe.station.inspection.StationDesk;
import dev.loupe.station.inspection.Switchboard;
import dev.loupe.station.job.Jobs;
import dev.loupe.station.model.DefectGroupShelf;
import dev.loupe.station.model.ModelShelf;
import dev.loupe.station.model.OpenDetectors;
import dev.loupe.station.recalibration.Recalibrations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the work is done: models, what is in force, the desk, the kept files, the jobs. */
final class Shop implements AutoCloseable {

  private final Ground ground;
  private final StationBook stations = new StationBook();
  private final InspectionBook inspections = new InspectionBook();
  private final Views views;
  private final ModelShelf models;
  private final DefectGroupShelf groups;
  private final InForce inForce;
  private final KeptFiles files;
  private final StationDesk desk;
  private final Jobs jobs;

  Shop(Ground ground, List<String> launcher) {
    this.ground = ground;
    Path root = ground.folder().root();
    views = new Views(ground.database(), inspections, stations);
    OpenDetectors detectors = new OpenDetectors();
    models =
        new ModelShelf(
            ground.database(), root.resolve("models"), detectors, ground.audit(), ground.clock());
    groups = new DefectGroupShelf(ground.database(), models, ground.audit(), ground.clock());
    inForce =
        new InForce(ground.database(), stations, models, groups, ground.clock(), ground.random());
    files = new KeptFiles(root, ground.settings().keep(), ground.database());
    files.sweep(ground.clock().instant());
    addFirstStation();
    desk = new StationDesk(deskTools());
    jobs = new Jobs(jobTools(root.resolve("jobs"), launcher));
  }

  private StationDesk.Tools deskTools() {
    return new StationDesk.Tools(
        ground.settings().inspection(),
        ground.database(),
        inspections,
        inForce,
        files,
        ground.events(),
        views::inspection,
        Views::fresh,
        ground.metrics(),
        ground.ids(),
        ground.clock());
  }

  private Jobs.Tools jobTools(Path folder, List<String> launcher) {
    return new Jobs.Tools(
        ground.database(),
        models,
        ground.allowed(),
        folder,
        ground.settings().training(),
        launcher,
        ground.events(),
        ground.audit(),
        ground.ids(),
        ground.clock());
  }

  private void addFirstStation() {
    ground
        .database()
        .write(
            tx -> {
              if (stations.stations(tx.handle()).isEmpty()) {
                stations.add(
                    tx,
                    new dev.loupe.station.inspection.Station(
                        Station.FIRST_STATION,
                        "Main",
                        Optional.empty(),
                        Optional.empty(),
                        dev.loupe.station.inspection.Station.FIRST_RECIPE),
                    ground.clock().millis());
              }
            });
  }

  StationDesk desk() {
    return desk;
  }

  KeptFiles files() {
    return files;
  }

  ModelShelf models() {
    return models;
  }

  Switchboard switchboard() {
    return new Switchboard(
        ground.database(),
        stations,
        models,
        inForce,
        ground.audit(),
        this::announce,
        ground.ids(),
        ground.clock());
  }

  /** To be closed before the shop. */
  Recalibrations recalibrations(Switchboard switchboard) {
    return new Recalibrations(
        new Recalibrations.Tools(
            ground.database(),
            stations,
            models,
            inForce,
            switchboard,
            ground.allowed(),
            ground.folder().root(),
            ground.events(),
            ground.audit(),
            ground.ids(),
            ground.clock()));
  }

  private void announce(Activation activation) {
    ground
        .events()
        .publish(
            new StationEvent(
                "activation", Optional.of(activation.station()), Views.activation(activation)));
  }

  List<Route> routes(Switchboard switchboard) {
    List<Route> routes = new ArrayList<>();
    routes.addAll(
        new InspectRoutes(desk, ground.allowed(), ground.settings().inspection()).routes());
    routes.addAll(results().routes());
    routes.addAll(modelRoutes().routes());
    routes.addAll(
        new DefectGroupRoutes(
                ground.database(), models, groups, stations, inForce, views, ground.events())
            .routes());
    routes.addAll(
        new StationRoutes(
                ground.database(),
                stations,
                switchboard,
                inForce,
                views,
                ground.audit(),
                ground.events(),
                ground.clock())
            .routes());
    routes.addAll(new StatisticRoutes(ground.database(), ground.clock()).routes());
    routes.addAll(new JobRoutes(jobs, ground.allowed()).routes());
    routes.addAll(operation().routes());
    return routes;
  }

  private ResultRoutes results() {
    return new ResultRoutes(
        ground.database(),
        inspections,
        files,
        desk,
        views,
        ReceivedPicture.reader(ground.settings().inspection()));
  }

  private ModelRoutes modelRoutes() {
    return new ModelRoutes(
        ground.database(),
        models,
        stations,
        views,
        ground.events(),
        ground.temporary(),
        ground.settings().inspection().maxModelBytes().count());
  }

  private OperationRoutes operation() {
    return new OperationRoutes(
        ground.database(),
        ground.folder(),
        desk,
        ground.metrics(),
        ground.settings().keep().leastFree().count(),
        ground.settings().access().openMetrics());
  }

  /** Lets those inside finish, then lets the detectors go. */
  @Override
  public void close() {
    desk.close();
    jobs.close();
    inForce.close();
  }
}
