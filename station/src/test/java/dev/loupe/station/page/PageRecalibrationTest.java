package dev.loupe.station.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.loupe.station.page.Window.Look;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thresholds drawn anew on the page, in a real browser. */
@Tag("slow")
class PageRecalibrationTest {

  @TempDir Path folder;

  @Test
  void showsWhatComesOfItBeforeAnybodyPutsItInForce() {
    try (Chromium chromium = Chromium.start();
        PageStation station = PageStation.start(folder);
        Window window =
            chromium.open(station.address(), Look.DESK).logIn("anna", PageStation.PASSWORD)) {
      double before = station.threshold();
      window.go("stations/line-1/default");
      window.button("Thresholds").click();
      window.button("From pictures called OK").click();
      window.reads("There is no kept picture that a person called OK");
      window.forgetComplaints(); // the browser writes down that it got a 409
      calledOk(station);
      window.button("From pictures called OK").click();
      window.reads("Recalibrated, and not in force yet:");
      window.reads("from 1 good part");
      assertThat(station.threshold()).isEqualTo(before);
      window.button("Show what would have happened").click();
      window.reads("1 verdict changes.");
      Locator image = window.page().locator("#image-number");
      double drawn = Double.parseDouble(image.inputValue());
      assertThat(drawn).isGreaterThan(before);
      window.button("Put in force").click();
      window.field("Reason").fill("the false call of this morning");
      Locator dialog = window.page().locator("loupe-ask");
      dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save")).click();
      window.reads("The latest recalibration was put in force.");
      assertThat(station.threshold()).isCloseTo(drawn, within(drawn * 1e-3));
      window.complainsOfNothing();
    }
  }

  /** A part that the detector calls NG, and a person OK. */
  private static void calledOk(PageStation station) {
    String id = station.inspect("R-1", Boards.spotted()).get("inspection_id").asText();
    station.post("/api/inspections/" + id + "/review", Map.of("verdict", "OK"));
  }
}
