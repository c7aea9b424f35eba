package dev.loupe.station.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.station.page.Window.Look;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every screen at every size, light and dark: no complaint of the browser, and good manners. */
@Tag("slow")
class PageScreensTest {

  private static final List<String> PLACES =
      List.of(
          "live",
          "inspect",
          "review",
          "alerts",
          "folders",
          "folders/stock",
          "outbox",
          "history",
          "figures",
          "models",
          "models/spots-1",
          "stations",
          "stations/line-1/default",
          "training",
          "users",
          "audit");

  @TempDir static Path folder;
  private static Chromium chromium;
  private static Surroundings line;
  private static PageStation station;
  private static String inspection;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    line = Surroundings.under(folder);
    station = PageStation.startWith(folder, line.settings());
    station.post("/api/schedules/stock/run", Map.of());
    for (int i = 0; i < 3; i++) {
      station.inspect("OK-" + i, Boards.plain());
      station.inspect("NG-" + i + "-a-very-long-serial-number-that-never-ends", Boards.spotted());
    }
    JsonNode last =
        station.inspect("", "no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    inspection = last.at("/inspection_id").asText();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
    if (station != null) {
      station.close();
      line.close();
    }
  }

  static Stream<Look> looks() {
    return Stream.of(Look.DESK, Look.DARK_DESK, Look.TABLET, Look.PHONE, Look.DARK_PHONE);
  }

  @ParameterizedTest
  @MethodSource("looks")
  void isUsableAndCalm(Look look) {
    try (Window window = chromium.open(station.address(), look)) {
      window.field("Password").waitFor();
      Manners.hold("log-in", window.page());
      window.logIn("admin", station.adminPassword());
      Manners.lettersCanBeRead(look.toString(), window.page());
      for (String place : PLACES) {
        window.go(place);
        Manners.hold(place, window.page());
      }
      window.go("history/" + inspection);
      Manners.hold("one inspection", window.page());
      window.go("stations/line-1/default");
      for (String tab : List.of("Thresholds", "Regions", "What was in force")) {
        window.button(tab).click();
        Manners.hold(tab, window.page());
      }
      window.complainsOfNothing();
    }
  }
}
