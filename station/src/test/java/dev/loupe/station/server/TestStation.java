package dev.loupe.station.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.station.reach.Parts;
import dev.loupe.station.setting.StationSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A real station on a free port, with a detector in force at "main", and a client whose every
 * answer is compared with the interface's description.
 */
final class TestStation implements AutoCloseable {

  static final Contract CONTRACT = Contract.read();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final StationSettings settings;
  private final Plan plan;
  private final HttpClient client = HttpClient.newHttpClient();
  private Station station;
  private String password = "";
  private String token = "";

  TestStation(Path folder, String yaml) {
    this(folder, yaml, List.of());
  }

  TestStation(Path folder, String yaml, List<String> launcher) {
    this.folder = folder;
    settings = StationSettings.parse("server: {port: 0}\n" + yaml, "test");
    plan = Plan.standard().withPasswordRounds(1000).withLauncher(launcher).withParts(Parts.ALL);
    station = Station.open(settings, folder.resolve("station"), plan);
    password = station.firstPassword().orElseThrow();
    token = makeToken("ADMIN");
  }

  /** With the detector in force. */
  static TestStation judging(Path folder, String yaml) {
    TestStation test = new TestStation(folder, yaml);
    test.activate(test.register("tiny", 1));
    return test;
  }

  Station station() {
    return station;
  }

  Path data() {
    return folder.resolve("station");
  }

  String password() {
    return password;
  }

  String token() {
    return token;
  }

  /** Closes and opens again over the same folder. */
  void restart() {
    station.close();
    station = Station.open(settings, data(), plan);
    assertThat(station.firstPassword()).isEmpty();
  }

  String makeToken(String role) {
    HttpResponse<byte[]> in =
        send(
            request("/api/login")
                .POST(json("{\"name\": \"admin\", \"password\": \"" + password + "\"}"))
                .header("Content-Type", "application/json"));
    String cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    HttpResponse<byte[]> made =
        send(
            request("/api/tokens")
                .POST(json("{\"name\": \"test\", \"role\": \"" + role + "\"}"))
                .header("Content-Type", "application/json")
                .header("Cookie", cookie)
                .header("X-CSRF-Token", tree(in).get("csrf").asText()));
    return tree(made).get("secret").asText();
  }

  String register(String name, double gain) {
    try {
      Path file = TinyDetector.write(folder.resolve(name + gain + ".loupe"), gain);
      HttpResponse<byte[]> answer =
          send(
              asked("/api/models?name=" + name)
                  .POST(BodyPublishers.ofByteArray(Files.readAllBytes(file)))
                  .header("Content-Type", "application/octet-stream"));
      return tree(answer).get("id").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static final String RECIPE = "/api/stations/main/recipes/default";

  JsonNode activate(String model) {
    ObjectNode body = JSON.createObjectNode().put("model", model).put("reason", "a test");
    return post(RECIPE + "/activations", body.toString(), 201);
  }

  JsonNode inspect(byte[] picture, String query) {
    HttpResponse<byte[]> answer = inspectRaw(picture, query);
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(201);
    return tree(answer);
  }

  HttpResponse<byte[]> inspectRaw(byte[] picture, String query) {
    return send(
        asked("/api/inspections" + query)
            .POST(BodyPublishers.ofByteArray(picture))
            .header("Content-Type", "image/png"));
  }

  JsonNode get(String address, int status) {
    return expect(send(asked(address).GET()), status);
  }

  byte[] bytes(String address) {
    HttpResponse<byte[]> answer = send(asked(address).GET());
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
    return answer.body();
  }

  JsonNode post(String address, String body, int status) {
    return expect(
        send(asked(address).POST(json(body)).header("Content-Type", "application/json")), status);
  }

  JsonNode put(String address, String body, int status) {
    return expect(
        send(asked(address).PUT(json(body)).header("Content-Type", "application/json")), status);
  }

  private static JsonNode expect(HttpResponse<byte[]> answer, int status) {
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(status);
    return answer.body().length == 0 ? JSON.nullNode() : tree(answer);
  }

  HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(station.address() + address));
  }

  HttpRequest.Builder asked(String address) {
    return request(address).header("Authorization", "Bearer " + token);
  }

  static HttpRequest.BodyPublisher json(String body) {
    return BodyPublishers.ofString(body);
  }

  /** Sends, and compares the answer with the description. */
  HttpResponse<byte[]> send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    HttpResponse<byte[]> answer = sendUnchecked(request);
    String type = answer.headers().firstValue("Content-Type").orElse("");
    assertThat(
            CONTRACT.complaints(
                request.method(), request.uri().getPath(), answer.statusCode(), type, text(answer)))
        .as(text(answer))
        .isEmpty();
    return answer;
  }

  HttpResponse<byte[]> sendUnchecked(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  static JsonNode tree(HttpResponse<byte[]> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    station.close();
  }
}
