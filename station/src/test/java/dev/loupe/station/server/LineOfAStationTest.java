package dev.loupe.station.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.station.line.Receiver;
import dev.loupe.station.line.Receiver.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole station: from a file in a watched folder to a signed request, over a restart. */
@Tag("slow")
class LineOfAStationTest {

  @TempDir Path folder;

  private static void await(Callable<Boolean> condition) throws Exception {
    Instant end = Instant.now().plus(Duration.ofSeconds(40));
    while (!condition.call() && Instant.now().isBefore(end)) {
      Thread.sleep(50);
    }
    assertThat(condition.call()).isTrue();
  }

  private String settings(Receiver receiver) throws Exception {
    Path in = Files.createDirectories(folder.resolve("in"));
    Path stock = Files.createDirectories(folder.resolve("stock"));
    Path secret = Files.writeString(folder.resolve("secret"), "of the plant\n");
    return """
        line: {webhooks: [{name: mes, url: '%s', secret: 'file:%s'}]}
        alerts: {ng_rate: {count: 2, parts: 4, clear: 0}}
        watch: [{name: aoi, folder: '%s', station: main, pattern: '(?<serial>B\\d+)\\.png', settle: PT0.2S, poll: PT0.1S}]
        schedules: [{name: stock, cron: '0 0 1 1 *', folder: '%s', station: main}]
        """
        .formatted(receiver.url(), secret, in, stock);
  }

  private void drop(String name, byte[] picture) throws Exception {
    Path beside = Files.write(folder.resolve("in").resolve(name + ".part"), picture);
    Files.move(beside, folder.resolve("in").resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void carriesResultsAndAlertsFromAWatchedFolderToAWebhook() throws Exception {
    try (Receiver receiver = new Receiver()) {
      receiver.behave(got -> Answer.of(503));
      try (TestStation test = TestStation.judging(folder, settings(receiver))) {
        drop("B1.png", TinyDetector.bad());
        drop("B2.png", TinyDetector.bad());
        await(() -> Files.exists(folder.resolve("in/done/B2.png")));
        await(() -> test.get("/api/alerts?state=OPEN", 200).get("items").size() == 1);
        assertThat(test.get("/api/outbox", 200).at("/items/0/pending").asInt()).isEqualTo(3);
        test.restart();
        receiver.behave(got -> Answer.of(200));
        await(() -> test.get("/api/outbox", 200).at("/items/0/delivered").asInt() == 3);
        assertThat(receiver.got())
            .anyMatch(got -> got.text().contains("\"serial\":\"B1\""))
            .anyMatch(got -> got.event().equals("alert") && got.text().contains("raised"));
        alerts(test);
        assertThat(test.get("/api/watched-folders", 200).at("/items/0/done").asInt()).isEqualTo(2);
      }
    }
  }

  private static void alerts(TestStation test) {
    JsonNode alert = test.get("/api/alerts", 200).at("/items/0");
    assertThat(alert.get("kind").asText()).isEqualTo("K_IN_N");
    String seen = "/api/alerts/" + alert.get("id").asText() + "/acknowledge";
    assertThat(test.post(seen, "{\"comment\": \"coming\"}", 200).get("state").asText())
        .isEqualTo("ACKNOWLEDGED");
    test.post(seen, "{}", 409);
    test.post("/api/alerts/none/acknowledge", "{}", 404);
    test.get("/api/alerts?state=LOUD", 400);
  }

  @Test
  void runsAScheduleOnRequestAndShowsItsReport() throws Exception {
    try (Receiver receiver = new Receiver();
        TestStation test = TestStation.judging(folder, settings(receiver))) {
      receiver.behave(got -> Answer.of(422));
      Files.write(folder.resolve("stock/1.png"), TinyDetector.good());
      Files.write(folder.resolve("stock/2.png"), TinyDetector.bad());
      test.post("/api/schedules/stock/run", "{}", 202);
      String runs = "/api/schedules/stock/runs";
      await(() -> test.get(runs, 200).at("/items/0/state").asText().equals("DONE"));
      JsonNode run = test.get(runs, 200).at("/items/0");
      assertThat(run.at("/tally/ok").asInt()).isEqualTo(1);
      assertThat(run.at("/tally/ng").asInt()).isEqualTo(1);
      String report =
          new String(
              test.bytes("/api/scheduled-runs/" + run.get("id").asText() + "/report"),
              java.nio.charset.StandardCharsets.UTF_8);
      assertThat(report).contains("2 pictures inspected").contains("stock/2.png");
      assertThat(report).doesNotContain("Not one picture was NG");
      assertThat(test.get("/api/schedules", 200).at("/items/0/last/id")).isEqualTo(run.get("id"));
      test.post("/api/schedules/none/run", "{}", 404);
      deadLetters(test);
    }
  }

  private static void deadLetters(TestStation test) throws Exception {
    await(() -> test.get("/api/outbox", 200).at("/items/0/dead").asInt() == 2);
    JsonNode dead = test.get("/api/outbox/messages?state=DEAD&limit=1", 200);
    assertThat(dead.at("/items/0/last_error").asText()).contains("422");
    String one = "{\"key\": \"%s\"}".formatted(dead.at("/items/0/key").asText());
    assertThat(test.post("/api/outbox/retry", one, 200).get("revived").asInt()).isEqualTo(1);
    test.post("/api/outbox/retry", "{}", 200);
  }
}
