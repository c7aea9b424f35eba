package dev.loupe.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.LoupeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {

  @Test
  void replacesAnOlderReportAndLeavesNothingBeside(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("deep/er/report.html");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "old");
    ReportFile.write(model(), file);
    assertThat(file).content().startsWith("<!DOCTYPE html>").endsWith("</html>\n");
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void makesTheFoldersOnTheWay(@TempDir Path folder) {
    Path file = folder.resolve("new/folder/report.html");
    ReportFile.write(model(), file);
    assertThat(file).exists();
  }

  @Test
  void saysWhereItCouldNotWrite(@TempDir Path folder) throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> ReportFile.write(model(), inTheWay.resolve("r.html")))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("r.html");
  }

  private static ReportModel model() {
    return new ReportModel("kind", "title", List.of(), List.of(), List.of(), "footer");
  }
}
