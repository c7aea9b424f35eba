package dev.loupe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The directions of the house: who may lean on whom. */
class ArchitectureTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.loupe");

  /** Each may use those before it, and none of those after it. */
  private static final List<String> ROOMS =
      List.of(
          "dev.loupe.image..",
          "dev.loupe.dataset..",
          "dev.loupe.detector..",
          "dev.loupe.metric..",
          "dev.loupe.parquet..",
          "dev.loupe.verdict..",
          "dev.loupe.evaluation..",
          "dev.loupe.similarity..",
          "dev.loupe.grouping..",
          "dev.loupe.report..",
          "dev.loupe.network..",
          "dev.loupe.backbone..",
          "dev.loupe.feature..",
          "dev.loupe.synthetic..",
          "dev.loupe.procedural..",
          "dev.loupe.pretraining..",
          "dev.loupe.method..",
          "dev.loupe.scratch..",
          "dev.loupe.simplenet..",
          "dev.loupe.patchcore..",
          "dev.loupe.padim..",
          "dev.loupe.cflow..",
          "dev.loupe.agurnet..",
          "dev.loupe.mscdae..",
          "dev.loupe.sequence..",
          "dev.loupe.dagan..",
          "dev.loupe.auto..",
          "dev.loupe.training..",
          "dev.loupe.experiment..",
          "dev.loupe.station..",
          "dev.loupe.cli..");

  static List<Integer> rooms() {
    return java.util.stream.IntStream.range(0, ROOMS.size() - 1).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void leansOnNothingAboveIt(int room) {
    noClasses()
        .that()
        .resideInAPackage(ROOMS.get(room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOMS.subList(room + 1, ROOMS.size()).toArray(String[]::new))
        .check(HOUSE);
  }

  @Test
  void hasNoCycles() {
    slices().matching("dev.loupe.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void keepsLibtorchInOneRoom() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.loupe.network.torch..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco..")
        .check(HOUSE);
  }

  @Test
  void keepsTheCommandLineLibrariesInTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.loupe.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..", "me.tongfei..")
        .check(HOUSE);
  }

  @Test
  void keepsServerAndDatabaseInTheStation() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.loupe.station..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..", "java.sql..", "org.jdbi..")
        .check(HOUSE);
  }

  @Test
  void hasNoCyclesInTheStation() {
    slices().matching("dev.loupe.station.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void neverDeserialisesCode() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(java.io.ObjectInputStream.class)
        .check(HOUSE);
  }

  @Test
  void printsOnlyFromTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.loupe.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(HOUSE);
  }
}
