package dev.loupe.station;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which rooms of the way to the line may lean on which. */
class LineRoomsTest {

  private static final JavaClasses STATION =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.loupe.station");

  @Test
  void keepsRulesAndConnectorsFreeOfDatabaseAndServer() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.loupe.station.alert..", "dev.loupe.station.line..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.loupe.station.store..",
            "dev.loupe.station.http..",
            "dev.loupe.station.outbox..",
            "dev.loupe.station.inspection..",
            "dev.loupe.station.setting..",
            "org.jdbi..",
            "io.javalin..")
        .check(STATION);
  }

  @Test
  void keepsTheOutboxFreeOfAlertsAndServer() {
    noClasses()
        .that()
        .resideInAPackage("dev.loupe.station.outbox..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.loupe.station.alert..",
            "dev.loupe.station.alertbook..",
            "dev.loupe.station.reach..",
            "dev.loupe.station.http..",
            "io.javalin..")
        .check(STATION);
  }

  @Test
  void keepsTheBrokersClientWithTheConnectors() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.loupe.station.line..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.hivemq..")
        .check(STATION);
  }

  @Test
  void keepsCronWithSchedules() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.loupe.station.setting..", "dev.loupe.station.schedule..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.cronutils..")
        .check(STATION);
  }
}
