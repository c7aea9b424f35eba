package dev.loupe.station.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {

  @TempDir Path folder;
  private TestStation station;

  @BeforeEach
  void open() {
    station = new TestStation(folder, "access: {logins_per_minute: 6}");
  }

  @AfterEach
  void close() {
    station.close();
  }

  private HttpResponse<byte[]> logIn(String name, String password) {
    return station.send(
        station
            .request("/api/login")
            .POST(
                TestStation.json(
                    "{\"name\": \"" + name + "\", \"password\": \"" + password + "\"}"))
            .header("Content-Type", "application/json"));
  }

  private static String cookie(HttpResponse<byte[]> login) {
    return login.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
  }

  @Test
  void letsNobodyInWithoutALogIn() {
    for (String call : TestStation.CONTRACT.calls()) {
      String[] parts = call.split(" ");
      if (parts[2].equals("NONE") || parts[1].startsWith("/api/alerts")) {
        continue;
      }
      HttpRequest request =
          station
              .request(parts[1].replaceAll("\\{[^}]*\\}", "x"))
              .method(parts[0], BodyPublishers.noBody())
              .build();
      assertThat(station.sendUnchecked(request).statusCode()).as(call).isEqualTo(401);
    }
  }

  @Test
  void allowsEachRoleWhatItMayAndNoMore() {
    String viewer = station.makeToken("VIEWER");
    for (String call : TestStation.CONTRACT.calls()) {
      String[] parts = call.split(" ");
      if (parts[2].equals("NONE")
          || parts[2].equals("VIEWER")
          || parts[1].startsWith("/api/alerts")) {
        continue;
      }
      HttpRequest request =
          station
              .request(parts[1].replaceAll("\\{[^}]*\\}", "x"))
              .header("Authorization", "Bearer " + viewer)
              .method(parts[0], BodyPublishers.noBody())
              .build();
      assertThat(station.sendUnchecked(request).statusCode()).as(call).isEqualTo(403);
    }
  }

  @Test
  void wantsTheCsrfTokenForChangesByCookie() {
    HttpResponse<byte[]> login = logIn("admin", station.password());
    String set = login.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(set).contains("HttpOnly").contains("SameSite=Strict");
    String csrf = TestStation.tree(login).get("csrf").asText();
    assertThat(
            station.send(station.request("/api/me").header("Cookie", cookie(login))).statusCode())
        .isEqualTo(200);
    HttpResponse<byte[]> without =
        station.send(
            station
                .request("/api/logout")
                .header("Cookie", cookie(login))
                .POST(BodyPublishers.noBody()));
    assertThat(without.statusCode()).isEqualTo(403);
    HttpResponse<byte[]> with =
        station.send(
            station
                .request("/api/logout")
                .header("Cookie", cookie(login))
                .header("X-CSRF-Token", csrf)
                .POST(BodyPublishers.noBody()));
    assertThat(with.statusCode()).isEqualTo(204);
    assertThat(
            station.send(station.request("/api/me").header("Cookie", cookie(login))).statusCode())
        .isEqualTo(401);
  }

  @Test
  void slowsDownThoseWhoGuess() {
    for (int i = 0; i < 6; i++) {
      logIn("admin", "wrong password " + i);
    }
    HttpResponse<byte[]> answer = logIn("admin", station.password());
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void keepsTheLastAdminAndEndsSessionsOnChange() {
    station.post(
        "/api/users",
        "{\"name\": \"anna\", \"role\": \"OPERATOR\", \"password\": \"correct horse\"}",
        201);
    HttpResponse<byte[]> login = logIn("anna", "correct horse");
    assertThat(login.statusCode()).isEqualTo(200);
    station.put("/api/users/anna", "{\"role\": \"VIEWER\", \"disabled\": false}", 200);
    assertThat(
            station.send(station.request("/api/me").header("Cookie", cookie(login))).statusCode())
        .isEqualTo(401);
    station.put("/api/users/admin", "{\"role\": \"VIEWER\", \"disabled\": false}", 409);
  }

  @Test
  void keepsNoSecretInTheDatabase() throws Exception {
    String token = station.token();
    String password = station.password();
    station.close();
    try (Stream<Path> files = Files.walk(station.data())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(content.contains(token)).as(file.toString()).isFalse();
        assertThat(content.contains(password)).as(file.toString()).isFalse();
      }
    }
    station = new TestStation(folder.resolve("next"), "");
  }

  @Test
  void findsAnAuditEntryThatWasChanged() throws Exception {
    station.post("/api/stations", "{\"id\": \"two\", \"name\": \"Two\"}", 201);
    JsonNode before = station.get("/api/audit/verification", 200);
    assertThat(before.get("unbroken").asBoolean()).isTrue();
    try (Connection database =
        DriverManager.getConnection("jdbc:sqlite:" + station.data().resolve("station.db"))) {
      database.createStatement().execute("UPDATE audit SET who = 'nobody' WHERE seq = 2");
    }
    JsonNode after = station.get("/api/audit/verification", 200);
    assertThat(after.get("unbroken").asBoolean()).isFalse();
    assertThat(after.get("finding").asText()).contains("number 2 was changed");
  }

  @Test
  void putsSecurityHeadersOnEveryAnswer() {
    HttpResponse<byte[]> answer = station.sendUnchecked(station.request("/nothing-here").build());
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }
}
