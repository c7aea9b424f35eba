package dev.loupe.station.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.loupe.station.page.Window.Look;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages, watched folders and schedules on the page, in a real browser. */
@Tag("slow")
class PageLineTest {

  private static Chromium chromium;

  @TempDir Path folder;
  private Surroundings around;
  private PageStation station;

  @BeforeAll
  static void startBrowser() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stopBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void start() {
    around = Surroundings.under(folder);
    station = PageStation.startWith(folder, around.settings());
  }

  @AfterEach
  void stop() {
    station.close();
    around.close();
  }

  @Test
  void showsWhatFailedAndSendsItAgain() {
    try (Window window = open("anna").go("outbox")) {
      window.reads("Delivers");
      window.page().evaluate("() => { window.untouched = true; }");
      station.inspect("MSG-1", Boards.plain());
      station.inspect("MSG-2", Boards.plain());
      Locator failed = window.page().getByLabel("What failed").locator("tbody tr");
      failed.nth(1).waitFor();
      assertThat(failed.first().innerText()).contains("mes").contains("MSG-1").contains("422");
      around.mend();
      window.button("Send again: MSG-1").click();
      window.reads("1 message waits for delivery again.");
      failed.nth(1).waitFor(Window.GONE);
      window.button("Send all again").click();
      failed.first().waitFor(Window.GONE);
      window.reads("Nothing waits");
      assertThat(station.get("/api/outbox").at("/items/0/delivered").asInt()).isEqualTo(2);
      assertThat(window.page().evaluate("() => window.untouched")).isEqualTo(true);
      window.complainsOfNothing();
    }
  }

  @Test
  void showsWhatWaitsAndWhyButLetsViewersSendNothing() {
    around.receiver().close();
    try (Window window = open("vera").go("outbox")) {
      station.inspect("WAIT-1", Boards.plain());
      Locator waiting = window.page().getByLabel("What waits").locator("tbody tr");
      waiting.first().waitFor();
      assertThat(waiting.first().innerText()).contains("WAIT-1").contains("Inspection");
      window.reads("Messages wait");
      assertThat(window.page().getByText("Send again").count()).isZero();
    }
  }

  @Test
  void followsAWatchedFolder() throws Exception {
    try (Window window = open("vera").go("folders")) {
      Locator row = window.page().locator("loupe-folders tbody tr").first();
      Locator judged = row.locator("td[data-label=Judged]");
      assertThat(row.innerText()).contains("aoi-1").contains("All is calm");
      assertThat(judged.innerText()).isEqualTo("0");
      around.take("W1.png", Boards.plain());
      around.take("strange.png", Boards.plain());
      row.locator("td[data-label=Judged]:has-text('1')").waitFor();
      row.locator("td[data-label='Not judged']:has-text('1')").waitFor();
      assertThat(window.page().getByText("Run now").count()).isZero();
      window.complainsOfNothing();
    }
  }

  @Test
  void runsAScheduleAndOpensItsReport() {
    try (Window window = open("anna").go("folders")) {
      window.reads("It has not run yet.");
      window.button("Run now").click();
      window.reads("2 pictures, 1 OK, 1 NG, 0 REVIEW");
      window.page().getByText("Earlier runs").click();
      Locator runs = window.page().locator("section tbody tr");
      runs.first().waitFor();
      assertThat(runs.first().innerText()).contains("Done").contains("1 NG");
      Page report = window.page().waitForPopup(() -> runs.first().locator("a").click());
      report.locator("h1").waitFor();
      assertThat(report.locator("body").innerText()).contains("2 pictures").contains("<b>bad.png");
      assertThat(report.evaluate("() => getComputedStyle(document.querySelector('main')).maxWidth"))
          .as("its styles count")
          .isEqualTo("1140px");
      assertThat(report.evaluate("() => origin")).as("it stands alone").isEqualTo("null");
      window.complainsOfNothing();
    }
  }

  private Window open(String who) {
    return chromium.open(station.address(), Look.DESK).logIn(who, PageStation.PASSWORD);
  }
}
