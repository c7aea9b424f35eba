package dev.loupe.station.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.image.PictureWriter;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class RecalibrationTest {

  private static final String RECIPE = TestStation.RECIPE;
  private static final String ALL = RECIPE + "/recalibrations";
  private static final String AROUND_THE_SQUARE =
      """
      {"inspect": [], "reason": "a label", "ignore":
        [[{"x":0,"y":0},{"x":32,"y":0},{"x":32,"y":32},{"x":0,"y":32}]]}""";

  @TempDir Path folder;
  private Path good;
  private TestStation station;

  @BeforeEach
  void open() throws Exception {
    good = Files.createDirectories(folder.resolve("good"));
    station = TestStation.judging(folder, "keep: {ok_one_in: 1}\nfolders: ['" + good + "']");
  }

  @AfterEach
  void close() {
    station.close();
  }

  /** A picture whose map is so grey, but for a bright square in its top left quarter. */
  private static byte[] picture(int grey) {
    return PictureWriter.png(TinyDetector.picture(grey / 255.0 + 1e-6, 0.95));
  }

  private static byte[] plain(int grey) {
    return PictureWriter.png(TinyDetector.picture(grey / 255.0 + 1e-6, 0));
  }

  private JsonNode ended(JsonNode begun) throws Exception {
    assertThat(begun.get("state").asText()).isEqualTo("RUNNING");
    for (int i = 0; i < 600; i++) {
      JsonNode now = station.get(ALL, 200).at("/items/0");
      assertThat(now.get("id")).isEqualTo(begun.get("id"));
      if (!now.get("state").asText().equals("RUNNING")) {
        return now;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("It does not end");
  }

  private JsonNode fromFolder(int status) {
    return station.post(ALL, "{\"folder\": \"" + good + "\", \"false_calls\": 0.1}", status);
  }

  @Test
  void drawsBothLinesFromTheLargestValuesInsideTheRegions() throws Exception {
    station.post(RECIPE + "/regions", AROUND_THE_SQUARE, 201);
    for (int grey = 51; grey < 100; grey++) {
      Files.write(good.resolve(grey + ".png"), picture(grey));
    }
    Files.write(good.resolve("broken.png"), new byte[20]);
    JsonNode ready = ended(fromFolder(202));
    assertThat(ready.get("state").asText()).as(ready.toString()).isEqualTo("READY");
    assertThat(ready.get("scoring").asText()).isEqualTo("REGIONS");
    assertThat(ready.get("pictures").asInt()).isEqualTo(50);
    assertThat(ready.get("skipped").asInt()).isEqualTo(1);
    // 49 parts promise 10 % with 95 % confidence with one of them above the line:
    // 0.9^49 + 49 * 0.1 * 0.9^48 = 0.037; and the 48th of 49 is the line for review, 5 % of 50.
    assertThat(ready.get("promise").asText())
        .isEqualTo("at most 10 % false calls with 95 % confidence, from 49 good parts");
    assertThat(ready.get("image").asDouble()).isCloseTo(98 / 255.0, within(1e-6));
    assertThat(ready.get("review").asDouble()).isCloseTo(98 / 255.0, within(1e-6));
    assertThat(inForce().at("/thresholds/image").asDouble()).isEqualTo(0.85);
    applied(ready);
  }

  private JsonNode inForce() {
    return station.get(RECIPE, 200).get("active");
  }

  private void applied(JsonNode ready) {
    String preview =
        RECIPE
            + "/thresholds/preview?image="
            + ready.get("image").asText()
            + "&review="
            + ready.get("review").asText();
    station.inspect(picture(120), "");
    assertThat(station.get(preview, 200).at("/before/ok").asInt()).isEqualTo(1);
    assertThat(station.get(preview, 200).at("/after/ng").asInt()).isEqualTo(1);
    String apply = ALL + "/" + ready.get("id").asText() + "/apply";
    JsonNode now = station.post(apply, "{\"reason\": \"a new label\"}", 201);
    assertThat(now.get("kind").asText()).isEqualTo("THRESHOLDS");
    assertThat(now.at("/thresholds/image")).isEqualTo(ready.get("image"));
    assertThat(now.at("/thresholds/pixel_high")).isEqualTo(ready.get("image"));
    JsonNode history = now.at("/thresholds/history");
    assertThat(history.get(history.size() - 1).asText())
        .contains("recalibrated inside the regions with 49 pictures of")
        .contains("a new label");
    JsonNode audit = station.get("/api/audit?limit=20", 200).get("items");
    assertThat(audit.findValuesAsText("action")).startsWith("activate", "recalibrate");
    assertThat(station.inspect(picture(99), "").get("verdict").asText()).isEqualTo("NG");
    assertThat(station.inspect(picture(98), "").get("verdict").asText()).isEqualTo("OK");
    station.post(apply, "{\"reason\": \"again\"}", 409);
  }

  @Test
  void leavesABandForReviewWhereThereArePartsEnough() throws Exception {
    for (int grey = 51; grey < 120; grey++) {
      Files.write(good.resolve(grey + ".png"), plain(grey));
    }
    JsonNode ready =
        ended(station.post(ALL, "{\"folder\": \"" + good + "\", \"false_calls\": 0.01}", 202));
    assertThat(ready.get("scoring").asText()).isEqualTo("PICTURE");
    assertThat(ready.get("image").asDouble()).isCloseTo(119 / 255.0, within(1e-6));
    assertThat(ready.get("review").asDouble()).isCloseTo(117 / 255.0, within(1e-6));
    assertThat(ready.get("promise").asText()).contains("1 % would need at least 299");
  }

  @Test
  void isRefusedWhenTheRegionsWereChangedMeanwhile() throws Exception {
    Files.write(good.resolve("1.png"), plain(60));
    JsonNode ready = ended(fromFolder(202));
    station.post(RECIPE + "/regions", AROUND_THE_SQUARE, 201);
    String apply = ALL + "/" + ready.get("id").asText() + "/apply";
    assertThat(station.post(apply, "{\"reason\": \"late\"}", 409).toString())
        .contains("regions were changed");
    station.post(ALL + "/none/apply", "{\"reason\": \"x\"}", 404);
    assertThat(inForce().at("/thresholds/image").asDouble()).isEqualTo(0.85);
  }

  @Test
  void countsPicturesThatPersonsCalledOkUpToTheFirstThatWaits() throws Exception {
    station.post(ALL, "{}", 409);
    say(station.inspect(plain(60), "?serial=A"), "OK");
    say(station.inspect(plain(70), "?serial=A"), "OK");
    say(station.inspect(TinyDetector.bad(), "?serial=B"), "NG");
    say(station.inspect(plain(210), "?serial=C"), "OK");
    JsonNode waits = station.inspect(plain(220), "?serial=D");
    say(station.inspect(plain(65), "?serial=E"), "OK");
    JsonNode ready = ended(station.post(ALL, "{}", 202));
    assertThat(ready.get("pictures").asInt()).isEqualTo(3);
    assertThat(ready.get("promise").asText()).contains("from 2 good parts");
    assertThat(ready.get("image").asDouble()).isCloseTo(210 / 255.0, within(1e-6));
    say(waits, "NG");
    assertThat(ended(station.post(ALL, "{}", 202)).get("pictures").asInt()).isEqualTo(4);
  }

  private void say(JsonNode inspection, String verdict) {
    String id = inspection.get("inspection_id").asText();
    station.post("/api/inspections/" + id + "/review", "{\"verdict\": \"" + verdict + "\"}", 201);
  }

  @Test
  void refusesWhatItCannotDrawFrom() throws Exception {
    fromFolder(409);
    station.post(ALL, "{\"folder\": \"/etc\"}", 403);
    station.post(ALL, "{\"false_calls\": 1}", 400);
    Files.write(good.resolve("broken.png"), new byte[20]);
    JsonNode failed = ended(fromFolder(202));
    assertThat(failed.get("state").asText()).isEqualTo("FAILED");
    assertThat(failed.get("message").asText()).contains("there are none");
    station.post(ALL + "/" + failed.get("id").asText() + "/apply", "{\"reason\": \"x\"}", 409);
  }

  @Test
  void canBeBegunAgainWhenItCouldNotBePutOnRecord() throws Exception {
    Files.write(good.resolve("1.png"), plain(60));
    database("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END");
    HttpRequest.Builder start =
        station
            .asked(ALL)
            .POST(TestStation.json("{\"folder\": \"" + good + "\", \"false_calls\": 0.1}"))
            .header("Content-Type", "application/json");
    assertThat(station.sendUnchecked(start.build()).statusCode()).isEqualTo(500);
    assertThat(station.get(ALL, 200).get("items")).isEmpty();
    database("DROP TRIGGER full");
    assertThat(ended(fromFolder(202)).get("state").asText()).isEqualTo("READY");
  }

  private void database(String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + station.data().resolve("station.db"));
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  @Test
  void readsNothingThroughALinkOutOfTheFolder() throws Exception {
    Path outside = Files.write(folder.resolve("secret.png"), plain(60));
    Files.createSymbolicLink(good.resolve("link.png"), outside);
    fromFolder(409);
  }
}
