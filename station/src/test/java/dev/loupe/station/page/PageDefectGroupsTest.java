package dev.loupe.station.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.loupe.Json;
import dev.loupe.Sha256;
import dev.loupe.detector.DetectorArtifact;
import dev.loupe.grouping.DefectGroup;
import dev.loupe.grouping.DefectGroups;
import dev.loupe.grouping.DescriptorScale;
import dev.loupe.grouping.GroupsOrigin;
import dev.loupe.station.page.Window.Look;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of defects given to a model on the page, in a real browser. */
@Tag("slow")
class PageDefectGroupsTest {

  private static final int COLOURS = 3;

  /** Beside the picture of a chart lies a table that screen readers see. */
  private static final WaitForOptions IN_THE_CHARTS_TABLE =
      new WaitForOptions().setState(WaitForSelectorState.ATTACHED);

  @TempDir Path folder;

  @Test
  void givesAModelNamesThatTheNextPartsBearAndTakesThemAway() throws Exception {
    try (Chromium chromium = Chromium.start();
        PageStation station = PageStation.start(folder);
        Window window =
            chromium.open(station.address(), Look.DESK).logIn("anna", PageStation.PASSWORD)) {
      window.go("models/spots-1");
      window.reads("Regions have no names.");
      give(window, groups());
      window.reads("solder splash");
      station.inspect("NAMED-1", Boards.spotted());
      window.go("history").reads("NAMED-1");
      assertThat(station.bySerial("NAMED-1").at("/regions/0/defect_group").asText())
          .isEqualTo("solder splash");
      window.go("figures").page().getByText("solder splash").first().waitFor(IN_THE_CHARTS_TABLE);
      window.go("models/spots-1").button("Take the names away").click();
      window.reads("Regions have no names");
      window.complainsOfNothing();
      give(window, "{\"no\": \"groups\"}".getBytes(StandardCharsets.UTF_8));
      window.reads("The defect groups in the file that was sent cannot be read");
    }
  }

  private static void give(Window window, byte[] content) {
    window
        .page()
        .locator("loupe-model input[type=file]")
        .setInputFiles(new FilePayload("groups.json", "application/json", content));
  }

  private byte[] groups() throws Exception {
    float[] ones = new float[COLOURS + 2];
    Arrays.fill(ones, 1);
    float[] zeros = new float[ones.length];
    byte[] graph = DetectorArtifact.read(folder.resolve("spots.loupe")).graph();
    return Json.mapper()
        .writeValueAsBytes(
            new DefectGroups(
                DefectGroups.FORMAT_VERSION,
                new GroupsOrigin("spots", Sha256.of(graph), "", 9, 20, 7, OptionalDouble.empty()),
                new DescriptorScale(List.of(COLOURS, 2), zeros, ones),
                List.of(new DefectGroup(1, Optional.of("solder splash"), 20, 1e6, zeros))));
  }
}
