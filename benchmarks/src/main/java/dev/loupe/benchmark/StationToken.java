package dev.loupe.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.Json;
import dev.loupe.station.server.Station;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** A token for a station that was made just now, by way of its first password. */
final class StationToken {

  private StationToken() {}

  static String of(Station station) throws IOException, InterruptedException {
    String password = station.firstPassword().orElseThrow();
    HttpResponse<String> login =
        post(station, "/api/login", Map.of("name", "admin", "password", password), "", "");
    String cookie = login.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    JsonNode me = Json.mapper().readTree(login.body());
    HttpResponse<String> made =
        post(
            station,
            "/api/tokens",
            Map.of("name", "soak", "role", "OPERATOR"),
            cookie,
            me.get("csrf").asText());
    return Json.mapper().readTree(made.body()).get("secret").asText();
  }

  private static HttpResponse<String> post(
      Station station, String path, Map<String, String> body, String cookie, String csrf)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(station.address() + path))
            .header("Content-Type", "application/json")
            .header("Cookie", cookie)
            .header("X-CSRF-Token", csrf)
            .POST(BodyPublishers.ofString(Json.mapper().writeValueAsString(body)))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
