package dev.loupe.station.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.AtomicFile;
import dev.loupe.station.alert.NgRate;
import dev.loupe.station.reach.Parts;
import dev.loupe.station.setting.DatabaseSettings;
import dev.loupe.station.setting.StationSettings;
import dev.loupe.station.store.Database;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class KilledStationTest {

  private static final int CLIENTS = 4;
  private static final int ENOUGH = 25;

  @TempDir Path folder;

  /** A station in a process of its own, over a folder that is set up already. */
  static final class Child {

    private Child() {}

    public static void main(String[] arguments) throws Exception {
      StationSettings settings =
          StationSettings.parse("server: {port: 0}\nkeep: {ok_one_in: 1}", "test");
      Station station = Station.open(settings, Path.of(arguments[0]), plan());
      AtomicFile.write(Path.of(arguments[1]), station.address().getBytes(StandardCharsets.UTF_8));
      Thread.sleep(120_000);
    }
  }

  @Test
  void losesNoAcknowledgedDecisionWhenItIsKilled() throws Exception {
    String token;
    try (TestStation station = TestStation.judging(folder, "")) {
      token = station.token();
    }
    Set<String> acknowledged = new ConcurrentSkipListSet<>();
    for (int life = 0; life < 2; life++) {
      killWhileItWrites(token, acknowledged, (life + 1) * ENOUGH);
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(2 * ENOUGH);
    StationSettings settings = StationSettings.parse("server: {port: 0}", "test");
    try (Station again = Station.open(settings, folder.resolve("station"), plan())) {
      for (String id : acknowledged) {
        assertThat(get(again.address() + "/api/inspections/" + id, token)).isEqualTo(200);
        assertThat(get(again.address() + "/api/inspections/" + id + "/picture", token))
            .isEqualTo(200);
      }
    }
    countsEveryStoredDecisionInOneAlert();
  }

  private static Plan plan() {
    return Plan.standard().withParts(Parts.ALL);
  }

  /** All pictures are NG: the fourth raises the alert, each one after it shows it again. */
  private void countsEveryStoredDecisionInOneAlert() {
    try (Database database = Database.open(DatabaseSettings.DEFAULT, folder.resolve("station"))) {
      int stored = number(database, "SELECT COUNT(*) FROM inspections");
      assertThat(number(database, "SELECT COUNT(*) FROM alerts WHERE rule = 'ng_rate'"))
          .isEqualTo(1);
      assertThat(number(database, "SELECT occurrences FROM alerts WHERE rule = 'ng_rate'"))
          .isEqualTo(stored - NgRate.DEFAULT.count() + 1);
    }
  }

  private static int number(Database database, String sql) {
    return database.read(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }

  private void killWhileItWrites(String token, Set<String> acknowledged, int enough)
      throws Exception {
    Path told = folder.resolve("address-" + enough);
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                folder.resolve("station").toString(),
                told.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      for (int i = 0; i < 1200 && !Files.exists(told); i++) {
        Thread.sleep(50);
      }
      String address = Files.readString(told);
      ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
      for (int i = 0; i < CLIENTS; i++) {
        clients.execute(() -> sendUntilItIsGone(address, token, acknowledged));
      }
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (acknowledged.size() < enough && System.nanoTime() < deadline) {
        Thread.sleep(5);
      }
      child.destroyForcibly().waitFor();
      clients.shutdown();
      assertThat(clients.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      child.destroyForcibly();
    }
  }

  private static void sendUntilItIsGone(String address, String token, Set<String> acknowledged) {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/api/inspections"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "image/png")
            .POST(BodyPublishers.ofByteArray(TinyDetector.bad()))
            .build();
    try {
      while (true) {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 201) {
          JsonNode record = new ObjectMapper().readTree(answer.body());
          acknowledged.add(record.get("inspection_id").asText());
        }
      }
    } catch (IOException | InterruptedException gone) {
      // The station was killed, as it should be.
    }
  }

  private static int get(String address, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", "Bearer " + token)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
