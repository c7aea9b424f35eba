package dev.loupe.station.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.LoupeException;
import dev.loupe.image.Picture;
import dev.loupe.image.PictureReader;
import dev.loupe.station.setting.StationSettings;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationTest {

  private static final String RECIPE = TestStation.RECIPE;

  @TempDir Path folder;
  private TestStation station;

  @BeforeEach
  void open() {
    station = TestStation.judging(folder, "keep: {ok_one_in: 3}\nfolders: [" + allowed() + "]");
  }

  private Path allowed() {
    Path allowed = folder.resolve("allowed");
    allowed.toFile().mkdirs();
    return allowed;
  }

  @AfterEach
  void close() {
    station.close();
  }

  @Test
  void answersEveryCallOfItsDescriptionAndNoOther() {
    Set<String> registered = new TreeSet<>();
    station
        .station()
        .routes()
        .forEach(
            route ->
                registered.add(
                    route.method().name()
                        + " "
                        + route.path()
                        + " "
                        + route.role().map(Enum::name).orElse("NONE")));
    Set<String> described = TestStation.CONTRACT.calls();
    assertThat(registered).isEqualTo(described);
  }

  @Test
  void judgesByTheDetectorInForce() {
    assertThat(verdict(station.inspect(TinyDetector.good(), "?serial=A1"))).isEqualTo("OK");
    assertThat(verdict(station.inspect(TinyDetector.doubtful(), ""))).isEqualTo("REVIEW");
    JsonNode bad = station.inspect(TinyDetector.bad(), "?serial=A2&panel=7");
    assertThat(verdict(bad)).isEqualTo("NG");
    assertThat(bad.at("/origin/station").asText()).isEqualTo("main");
    assertThat(bad.at("/origin/serial").asText()).isEqualTo("A2");
    assertThat(bad.at("/regions")).hasSize(1);
    assertThat(bad.at("/needs_review").asBoolean()).isTrue();
  }

  private static String verdict(JsonNode inspection) {
    return inspection.get("verdict").asText();
  }

  @Test
  void callsWhatIsNoPictureInvalid() {
    JsonNode record = station.inspect("hello".getBytes(StandardCharsets.UTF_8), "");
    assertThat(verdict(record)).isEqualTo("INVALID");
    assertThat(record.get("raw_score").isNull()).isTrue();
  }

  @Test
  void keepsPicturesAndDrawsTheHeatMapInTheirShape() {
    String id = station.inspect(TinyDetector.bad(), "").get("inspection_id").asText();
    assertThat(station.bytes("/api/inspections/" + id + "/picture")).isEqualTo(TinyDetector.bad());
    Picture layer =
        new PictureReader().read(station.bytes("/api/inspections/" + id + "/map"), "map");
    assertThat(List.of(layer.width(), layer.height())).containsExactly(64, 64);
    Picture small =
        new PictureReader()
            .read(station.bytes("/api/inspections/" + id + "/picture?side=16"), "small");
    assertThat(small.width()).isEqualTo(16);
  }

  @Test
  void keepsOneGoodPictureInSoMany() {
    List<Boolean> kept = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      kept.add(!station.inspect(TinyDetector.good(), "").get("picture").isNull());
    }
    assertThat(kept).containsExactly(true, false, false, true, false, false);
  }

  @Test
  void takesFormsAndPathsAndBatches() throws Exception {
    Path file = Files.write(allowed().resolve("one.png"), TinyDetector.bad());
    JsonNode byPath =
        station.post("/api/inspections", "{\"path\": \"" + file + "\", \"serial\": \"P\"}", 201);
    assertThat(byPath.at("/image/reference").asText()).isEqualTo(file.toString());
    JsonNode batch =
        station.post(
            "/api/inspections/batch", "{\"paths\": [\"" + file + "\", \"/etc/passwd\"]}", 200);
    assertThat(batch.at("/items/0/inspection/verdict").asText()).isEqualTo("NG");
    assertThat(batch.at("/items/1/problem/code").asText()).isEqualTo("path_not_allowed");
    HttpResponse<byte[]> form =
        station.send(
            station
                .asked("/api/inspections")
                .header("Content-Type", "multipart/form-data; boundary=xx")
                .POST(BodyPublishers.ofByteArray(form(TinyDetector.bad()))));
    assertThat(form.statusCode()).as(TestStation.text(form)).isEqualTo(201);
    assertThat(TestStation.tree(form).at("/origin/serial").asText()).isEqualTo("F1");
    assertThat(TestStation.tree(form).at("/image/reference").asText()).isEqualTo("b.png");
  }

  private static byte[] form(byte[] picture) throws Exception {
    var out = new java.io.ByteArrayOutputStream();
    out.writeBytes(
        ("--xx\r\nContent-Disposition: form-data; name=\"serial\"\r\n\r\nF1\r\n--xx\r\n"
                + "Content-Disposition: form-data; name=\"picture\"; filename=\"b.png\"\r\n"
                + "Content-Type: image/png\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    out.writeBytes(picture);
    out.writeBytes("\r\n--xx--\r\n".getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  @Test
  void readsNothingOutsideItsFoldersNotEvenThroughLinks() throws Exception {
    Path outside = Files.write(folder.resolve("secret.png"), TinyDetector.bad());
    Path link = Files.createSymbolicLink(allowed().resolve("link.png"), outside);
    for (String path :
        List.of(
            outside.toString(),
            link.toString(),
            allowed() + "/../secret.png",
            allowed() + "/missing.png")) {
      JsonNode problem = station.post("/api/inspections", "{\"path\": \"" + path + "\"}", 403);
      assertThat(problem.get("code").asText()).isEqualTo("path_not_allowed");
    }
  }

  @Test
  void findsPagesAndExports() {
    for (int i = 0; i < 5; i++) {
      station.inspect(i % 2 == 0 ? TinyDetector.good() : TinyDetector.bad(), "?serial=S" + i);
    }
    JsonNode first = station.get("/api/inspections?limit=2", 200);
    assertThat(first.at("/items/0/origin/serial").asText()).isEqualTo("S4");
    JsonNode second =
        station.get("/api/inspections?limit=2&cursor=" + first.get("next").asText(), 200);
    assertThat(second.at("/items/0/origin/serial").asText()).isEqualTo("S2");
    assertThat(station.get("/api/inspections?verdict=NG", 200).get("items")).hasSize(2);
    assertThat(station.get("/api/inspections?serial=S1", 200).get("items")).hasSize(1);
    assertThat(station.get("/api/inspections?serial=S*", 200).get("items")).hasSize(5);
    String csv = new String(station.bytes("/api/inspections/export?format=csv"));
    assertThat(csv.lines()).hasSize(6);
    String lines = new String(station.bytes("/api/inspections/export?format=jsonl&verdict=NG"));
    assertThat(lines.lines()).hasSize(2);
  }

  @Test
  void countsWhatPersonsSay() {
    String id = station.inspect(TinyDetector.bad(), "").get("inspection_id").asText();
    station.inspect(TinyDetector.bad(), "");
    station.inspect(TinyDetector.good(), "");
    assertThat(station.get("/api/review/queue", 200).get("waiting").asInt()).isEqualTo(2);
    JsonNode reviewed =
        station.post(
            "/api/inspections/" + id + "/review",
            "{\"verdict\": \"OK\", \"comment\": \"dust\"}",
            201);
    assertThat(reviewed.at("/operator/comment").asText()).isEqualTo("dust");
    assertThat(station.get("/api/review/queue", 200).get("waiting").asInt()).isEqualTo(1);
    assertThat(station.get("/api/inspections/" + id + "/review", 200).get("items")).hasSize(1);
    JsonNode yield = station.get("/api/statistics/yield", 200);
    assertThat(yield.get("yield").asDouble()).isEqualTo(2.0 / 3);
    JsonNode calls = station.get("/api/statistics/false-calls", 200);
    assertThat(calls.at("/ng_overruled/count").asInt()).isEqualTo(1);
    assertThat(calls.at("/false_call_rate/waiting").asInt()).isEqualTo(1);
    JsonNode pareto = station.get("/api/statistics/pareto?by=position", 200);
    assertThat(pareto.at("/items/0/cell_x").asInt()).isEqualTo(2);
    assertThat(pareto.get("regions").asInt()).isEqualTo(1);
    assertThat(station.get("/api/statistics/scores", 200).get("buckets")).hasSize(1);
  }

  @Test
  void changesThresholdsOnRecordAfterLookingBack() {
    station.inspect(TinyDetector.bad(), "");
    station.inspect(TinyDetector.doubtful(), "");
    JsonNode preview = station.get(RECIPE + "/thresholds/preview?image=0.65&review=0.65", 200);
    assertThat(preview.at("/before/review").asInt()).isEqualTo(1);
    assertThat(preview.at("/after/ng").asInt()).isEqualTo(2);
    assertThat(preview.get("changed").asInt()).isEqualTo(1);
    JsonNode changed =
        station.post(
            RECIPE + "/thresholds",
            "{\"image\": 0.65, \"review\": 0.65, \"reason\": \"new lamp\"}",
            201);
    assertThat(changed.get("promise").asText()).contains("nothing is promised");
    assertThat(verdict(station.inspect(TinyDetector.doubtful(), ""))).isEqualTo("NG");
    JsonNode entry = station.get("/api/audit?limit=1", 200).at("/items/0");
    assertThat(entry.get("action").asText()).isEqualTo("activate");
    assertThat(entry.at("/detail/reason").asText()).isEqualTo("new lamp");
    station.post(RECIPE + "/rollback", "{\"reason\": \"old lamp\"}", 201);
    assertThat(verdict(station.inspect(TinyDetector.doubtful(), ""))).isEqualTo("REVIEW");
  }

  @Test
  void judgesOnlyInsideTheRegions() {
    String square = "[{\"x\":0,\"y\":0},{\"x\":32,\"y\":0},{\"x\":32,\"y\":32},{\"x\":0,\"y\":32}]";
    JsonNode regions =
        station.post(
            RECIPE + "/regions",
            "{\"inspect\": [], \"ignore\": [" + square + "], \"reason\": \"a label\"}",
            201);
    assertThat(regions.get("scoring").asText()).isEqualTo("REGIONS");
    assertThat(regions.at("/thresholds/image").asDouble()).isEqualTo(0.85);
    JsonNode ignored = station.inspect(TinyDetector.bad(), "");
    assertThat(verdict(ignored)).isEqualTo("OK");
    assertThat(ignored.get("inspected_share").asDouble()).isEqualTo(0.75);
    station.post(
        RECIPE + "/regions",
        "{\"inspect\": [" + square + "], \"ignore\": [], \"reason\": \"the part\"}",
        201);
    assertThat(verdict(station.inspect(TinyDetector.bad(), ""))).isEqualTo("NG");
  }

  @Test
  void runsAShadowThatDecidesNothing() throws Exception {
    String brighter = station.register("brighter", 2);
    station.post(RECIPE + "/shadow", "{\"model\": \"" + brighter + "\", \"reason\": \"try\"}", 201);
    JsonNode record = station.inspect(TinyDetector.doubtful(), "");
    assertThat(verdict(record)).isEqualTo("REVIEW");
    String address = "/api/inspections/" + record.get("inspection_id").asText();
    for (int i = 0; i < 100 && station.get(address, 200).get("shadow").isNull(); i++) {
      Thread.sleep(50);
    }
    assertThat(station.get(address, 200).at("/shadow/verdict").asText()).isEqualTo("NG");
    JsonNode comparison = station.get(RECIPE + "/shadow", 200);
    assertThat(comparison.get("compared").asInt()).isEqualTo(1);
    assertThat(comparison.get("agreed").asInt()).isZero();
  }

  @Test
  void swapsModelsWithoutLosingAPicture() throws Exception {
    String other = station.register("other", 0.5);
    List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      answers.add(CompletableFuture.supplyAsync(() -> station.inspect(TinyDetector.bad(), "")));
      if (i == 10) {
        station.activate(other);
      }
    }
    for (CompletableFuture<JsonNode> answer : answers) {
      assertThat(verdict(answer.get(30, TimeUnit.SECONDS))).isIn("NG", "OK");
    }
    assertThat(verdict(station.inspect(TinyDetector.bad(), ""))).isEqualTo("OK");
  }

  @Test
  void checksSerialNumbersAgainstTheRecipe() {
    station.put(RECIPE, "{\"name\": \"Board\", \"serial_pattern\": \"B-[0-9]{4}\"}", 200);
    assertThat(station.inspectRaw(TinyDetector.good(), "?serial=X").statusCode()).isEqualTo(422);
    station.inspect(TinyDetector.good(), "?serial=B-0815");
  }

  @Test
  void refusesADamagedModel() {
    byte[] noModel = "no model".getBytes(StandardCharsets.UTF_8);
    HttpResponse<byte[]> answer =
        station.send(
            station
                .asked("/api/models?name=broken")
                .POST(BodyPublishers.ofByteArray(noModel))
                .header("Content-Type", "application/octet-stream"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(station.get("/api/models", 200).get("items")).hasSize(1);
  }

  @Test
  void retiresOnlyModelsThatAreNotInForce() {
    String other = station.register("other", 0.5);
    assertThat(station.send(station.asked("/api/models/" + other).DELETE()).statusCode())
        .isEqualTo(204);
    assertThat(station.send(station.asked("/api/models/tiny-1").DELETE()).statusCode())
        .isEqualTo(409);
    station.post(RECIPE + "/activations", "{\"model\": \"" + other + "\", \"reason\": \"x\"}", 409);
  }

  @Test
  void tellsWatchersAtOnce() throws Exception {
    HttpResponse<java.io.InputStream> stream =
        HttpClient.newHttpClient()
            .send(station.asked("/api/events").build(), BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("event: hello");
      station.inspect(TinyDetector.bad(), "?serial=live");
      String line = lines.readLine();
      while (!line.equals("event: inspection")) {
        line = lines.readLine();
      }
      assertThat(lines.readLine()).contains("\"serial\":\"live\"");
    }
  }

  @Test
  void addsStationsAndRecipes() {
    station.post("/api/stations", "{\"id\": \"second\", \"name\": \"Second\"}", 201);
    station.post("/api/stations", "{\"id\": \"second\", \"name\": \"Again\"}", 409);
    assertThat(station.inspectRaw(TinyDetector.good(), "").statusCode()).isEqualTo(400);
    assertThat(station.inspectRaw(TinyDetector.good(), "?station=second").statusCode())
        .isEqualTo(409);
    station.inspect(TinyDetector.good(), "?station=main");
    station.post("/api/stations/second/recipes", "{\"id\": \"big\", \"name\": \"Big\"}", 201);
    JsonNode changed =
        station.put("/api/stations/second", "{\"name\": \"Two\", \"recipe\": \"big\"}", 200);
    assertThat(changed.get("recipes")).hasSize(2);
  }

  @Test
  void remembersEverythingAfterARestart() {
    String id = station.inspect(TinyDetector.bad(), "").get("inspection_id").asText();
    station.restart();
    assertThat(verdict(station.get("/api/inspections/" + id, 200))).isEqualTo("NG");
    assertThat(verdict(station.inspect(TinyDetector.bad(), ""))).isEqualTo("NG");
    assertThat(station.get("/api/audit/verification", 200).get("unbroken").asBoolean()).isTrue();
    assertThat(station.get("/health", 200).get("status").asText()).isEqualTo("UP");
    assertThat(new String(station.bytes("/metrics"))).contains("loupe_inspection_seconds_count");
  }

  @Test
  void letsOnlyOneStationUseAFolder() {
    StationSettings settings = StationSettings.parse("server: {port: 0}", "test");
    assertThatThrownBy(() -> Station.open(settings, station.data(), Plan.standard()))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("Another station runs");
  }
}
