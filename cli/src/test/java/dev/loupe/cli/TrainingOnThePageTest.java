package dev.loupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.loupe.station.page.Chromium;
import dev.loupe.station.page.Window;
import dev.loupe.station.page.Window.Look;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An engineer trains a detector on the page: {@code loupe serve} in a process of its own, the
 * training in another, a real browser in between.
 */
@Tag("slow")
class TrainingOnThePageTest {

  private static final String SETTINGS =
      """
      folders: ['%s']
      training: {memory: 1GiB, threads: 1}
      """;
  private static final String TINY = "size=32\nepochs=1\nleast_steps=100";

  private static final int PATIENCE_MS = 180_000; // two processes start, one learns

  @TempDir Path folder;

  @Test
  void showsTheLossWhileItFallsAndRegistersTheModel() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    draw(data.resolve("boards"));
    try (Chromium chromium = Chromium.start();
        ServedStation station = ServedStation.start(folder, SETTINGS.formatted(data));
        Window window = chromium.open(station.address(), Look.DESK)) {
      window.page().setDefaultTimeout(PATIENCE_MS);
      window.logIn("admin", station.password()).go("training");
      window.page().evaluate("() => { window.untouched = true; }");
      start(window);
      Locator chart = window.page().locator("loupe-chart");
      chart.locator("canvas").waitFor();
      assertThat(station.hasChild()).as("it trains in a process of its own").isTrue();
      int first = points(chart);
      window.page().waitForCondition(() -> points(chart) > first);
      window.page().locator("section h2 + .DONE").waitFor();
      window.reads("Registered as board-1.");
      assertThat(losses(chart)).hasSizeGreaterThan(first).allMatch(loss -> loss > 0);
      assertThat(losses(chart).get(points(chart) - 1)).isLessThan(losses(chart).get(0));
      assertThat(window.page().evaluate("() => window.untouched")).isEqualTo(true);
      window.page().getByRole(AriaRole.LINK, named("board-1")).click();
      window.reads("enhanced-simplenet");
      window.reads("seeded-small");
      window.complainsOfNothing();
      assertThat(station.hasChild()).isFalse();
    }
  }

  private static com.microsoft.playwright.Page.GetByRoleOptions named(String name) {
    return new com.microsoft.playwright.Page.GetByRoleOptions().setName(name);
  }

  private static void draw(Path boards) {
    Shell drawn =
        Shell.run("dataset", "boards", boards, "--train", 12, "--test", 0, "--size", "128x96");
    assertThat(drawn.code()).as(drawn.err()).isZero();
  }

  private static void start(Window window) {
    Locator folders = window.page().locator("loupe-folder li button");
    folders.first().click();
    folders.getByText("boards").click();
    window.field("Name of the model").fill("board");
    window.page().getByText("More settings").click();
    window.field("Backbone").fill("seeded-small");
    window.field("Settings").fill(TINY);
    window.page().locator("form button.main").click();
  }

  private static int points(Locator chart) {
    return (Integer) chart.evaluate("chart => chart.rows.length");
  }

  @SuppressWarnings("unchecked")
  private static List<Double> losses(Locator chart) {
    return ((List<Object>) chart.evaluate("chart => chart.rows.map((row) => Number(row[1]))"))
        .stream().map(loss -> ((Number) loss).doubleValue()).toList();
  }
}
