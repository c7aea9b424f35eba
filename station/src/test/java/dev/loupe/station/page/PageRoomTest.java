package dev.loupe.station.page;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class PageRoomTest {

  /** It serves files and reaches the rest of the station through the HTTP interface alone. */
  @Test
  void knowsNothingOfTheStation() {
    noClasses()
        .that()
        .resideInAPackage("dev.loupe.station.page..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.loupe.station",
            "dev.loupe.station.access..",
            "dev.loupe.station.http..",
            "dev.loupe.station.inspection..",
            "dev.loupe.station.server..",
            "dev.loupe.station.store..")
        .check(
            new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("dev.loupe.station.page"));
  }
}
