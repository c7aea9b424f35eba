package dev.loupe.station.schedule;

import dev.loupe.Version;
import dev.loupe.dataset.PictureSource;
import dev.loupe.detector.Manifest;
import dev.loupe.detector.Thresholds;
import dev.loupe.report.InspectionReport;
import dev.loupe.station.inspection.KeptExamination;
import dev.loupe.station.inspection.StoredInspection;
import dev.loupe.station.store.Database;
import dev.loupe.station.store.Rows;
import dev.loupe.verdict.InspectionSetup;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Gathers the report of one run; what was in force for the first picture heads it. */
final class RunReport {

  private final Database database;
  private final Path folder;
  private Optional<InspectionReport> report = Optional.empty();
  private Optional<Thresholds> thresholds = Optional.empty();

  RunReport(Database database, Path folder) {
    this.database = database;
    this.folder = folder;
  }

  void add(StoredInspection stored, PictureSource source) {
    if (report.isEmpty()) {
      Optional<InspectionSetup> setup = stored.activation().flatMap(id -> setup(id, stored));
      thresholds = setup.map(InspectionSetup::thresholds);
      report = setup.map(InspectionReport::new);
    }
    report.ifPresent(
        page -> page.add(KeptExamination.of(stored, source, thresholds.orElseThrow(), folder)));
  }

  private Optional<InspectionSetup> setup(String activation, StoredInspection stored) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT a.thresholds, m.manifest FROM activations a
                    JOIN models m ON m.id = a.model WHERE a.id = :id""")
                .bind("id", activation)
                .map(
                    (row, context) ->
                        InspectionSetup.of(
                                stored.record().model(),
                                Rows.json(row, "manifest", Manifest.class),
                                Version.current())
                            .withThresholds(Rows.json(row, "thresholds", Thresholds.class)))
                .findOne());
  }

  /** Writes the page; its name below the station's folder, if there was anything to report. */
  Optional<String> write(String run, Instant now) {
    String name = "reports/" + run + ".html";
    return report.map(
        page -> {
          page.write(folder.resolve(name), now);
          return name;
        });
  }
}
