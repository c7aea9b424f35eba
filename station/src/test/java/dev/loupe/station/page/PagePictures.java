package dev.loupe.station.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.station.page.Window.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the pictures of {@code docs/page.md} from what {@code loupe demo} drew and trained; runs
 * only when asked for, with {@code -Dloupe.demo=FOLDER -Dloupe.pictures=docs/pictures}.
 */
@EnabledIfSystemProperty(named = "loupe.demo", matches = ".+")
class PagePictures {

  private static final int LARGEST = 200_000;
  private static final Look SMALL_DESK = new Look(1180, 770, Look.DESK.colours(), false);
  private static final Look DARK_TABLET = new Look(1024, 768, Look.DARK_DESK.colours(), true);

  private final Path demo = Path.of(System.getProperty("loupe.demo", ""));
  private final Path pictures = Path.of(System.getProperty("loupe.pictures", "docs/pictures"));

  @TempDir Path folder;

  @Test
  void makesThePictures() throws IOException {
    Files.createDirectories(pictures);
    try (Chromium chromium = Chromium.start();
        PageStation station = PageStation.start(folder, demo.resolve("board.loupe"))) {
      inspectAll(station);
      try (Window window = chromium.open(station.address(), SMALL_DESK)) {
        window.logIn("anna", PageStation.PASSWORD).go("live");
        window.page().locator("loupe-strip button[aria-label^=NG]").first().click();
        take(window, "page-live");
        window.go("stations/line-1/default").button("Thresholds").click();
        window.reads("What would have happened on the last");
        window.page().locator("#image-number").fill(String.valueOf(station.threshold() * 1.1));
        window.page().locator("#image-number").press("Enter");
        window.page().locator("loupe-thresholds .change").waitFor();
        take(window, "page-thresholds");
        window.go("figures").page().locator("loupe-chart canvas").first().waitFor();
        take(window, "page-figures");
      }
      try (Window window = chromium.open(station.address(), DARK_TABLET)) {
        window.logIn("ben", PageStation.PASSWORD).go("review");
        window.page().locator("loupe-review .decide").waitFor();
        take(window, "page-review");
      }
    }
  }

  /** Every test board, the good ones between the bad ones; some are reviewed. */
  private void inspectAll(PageStation station) throws IOException {
    List<Path> boards;
    try (Stream<Path> files = Files.walk(demo.resolve("boards/test"))) {
      boards = files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
    }
    for (int i = 0; i < boards.size(); i++) {
      Path board = boards.get((i * 7) % boards.size());
      String id =
          station
              .inspect("B7-" + (100200 + i), Files.readAllBytes(board))
              .at("/inspection_id")
              .asText();
      boolean good = board.getParent().endsWith("good");
      if (i % 3 == 0) {
        station.post("/api/inspections/" + id + "/review", Map.of("verdict", good ? "OK" : "NG"));
      }
    }
  }

  private void take(Window window, String name) throws IOException {
    window.page().evaluate("() => scrollTo(0, 0)");
    window.page().waitForTimeout(1500);
    Path file = pictures.resolve(name + ".png");
    Files.write(file, FewColours.of(window.page().screenshot()));
    assertThat(Files.size(file)).as(name).isLessThan(LARGEST);
  }
}
