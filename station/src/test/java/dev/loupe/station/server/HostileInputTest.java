package dev.loupe.station.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few thousand broken requests over plain sockets, from a seed. */
@Tag("slow")
class HostileInputTest {

  private static final long SEED = 8;
  private static final int REQUESTS = 3000;
  private static final List<String> TEXTS =
      List.of(
          "",
          "main",
          "default",
          "../../etc/passwd",
          "%00",
          "%2e%2e%2f",
          "%zz",
          "%",
          "a%0ab",
          "'--",
          "\u00e4",
          "%ff%fe",
          "x".repeat(3000),
          "1e999",
          "-1",
          "99999999999",
          "2026-13-45",
          "*",
          "%ed%a0%80",
          "{",
          "OK,NG,",
          "true",
          "NaN");
  private static final List<String> BODIES =
      List.of(
          "",
          "{",
          "[]",
          "null",
          "{\"a\":1}",
          "{\"path\":\"/etc/passwd\"}",
          "{\"path\":\"\\u0000\"}",
          "{\"path\":null}",
          "{\"path\":[1]}",
          "{\"name\":\"\\ud800\",\"password\":\"x\"}",
          "{\"verdict\":\"OK\"}",
          "{\"verdict\":\"MAYBE\"}",
          "{\"paths\":[]}",
          "{\"paths\":[null]}",
          "[".repeat(5000),
          "{\"image\":1e999,\"review\":1,\"reason\":\"x\"}",
          "{\"image\":NaN,\"review\":1,\"reason\":\"x\"}",
          "{\"inspect\":[[]],\"ignore\":[],\"reason\":\"x\"}",
          "{\"inspect\":[null],\"ignore\":[],\"reason\":\"x\"}",
          "{\"inspect\":[[null,null,null]],\"ignore\":[],\"reason\":\"x\"}",
          "{\"model\":\"none\",\"reason\":\"x\"}",
          "{\"model\":null,\"reason\":\"\"}",
          "{\"id\":\"A B\",\"name\":\"x\"}",
          "{\"id\":\"q\",\"name\":\"x\",\"serial_pattern\":\"(\"}",
          "{\"name\":\"x\",\"folder\":\"/\"}",
          "{\"name\":\"u\",\"role\":\"KING\",\"password\":\"x\"}",
          "{\"to\":\"x\",\"reason\":\"y\"}");

  @TempDir Path folder;

  @Test
  void neverFallsOver() throws Exception {
    try (TestStation station = TestStation.judging(folder, "access: {logins_per_minute: 1000}")) {
      List<String> calls = new ArrayList<>(TestStation.CONTRACT.calls());
      calls.removeIf(call -> call.contains("/api/events") || call.contains("/api/alerts"));
      Random random = new Random(SEED);
      URI address = URI.create(station.station().address());
      List<String> faults = new ArrayList<>();
      for (int i = 0; i < REQUESTS; i++) {
        byte[] request = request(random, calls, station.token());
        String answer = exchange(address, request);
        if (answer.startsWith("HTTP/1.1 5") && !answer.startsWith("HTTP/1.1 50" + "5")) {
          faults.add(new String(request, StandardCharsets.ISO_8859_1) + "\n->\n" + answer);
        }
      }
      assertThat(faults).isEmpty();
      assertThat(station.get("/health", 200).get("status").asText()).isEqualTo("UP");
      assertThat(station.get("/health", 200).at("/queue/waiting").asInt()).isZero();
      assertThat(station.inspect(TinyDetector.bad(), "?station=main").get("verdict").asText())
          .isIn("NG", "OK", "REVIEW");
    }
  }

  private static byte[] request(Random random, List<String> calls, String token) {
    String[] call = calls.get(random.nextInt(calls.size())).split(" ");
    String method = random.nextInt(20) == 0 ? "PATCH" : call[0];
    String path = call[1];
    while (path.contains("{")) {
      String filled = random.nextBoolean() ? "main" : escaped(pick(random, TEXTS));
      path = path.replaceFirst("\\{[^}]*\\}", java.util.regex.Matcher.quoteReplacement(filled));
    }
    StringBuilder query = new StringBuilder();
    for (String name :
        List.of(
            "station",
            "recipe",
            "serial",
            "limit",
            "cursor",
            "from",
            "verdict",
            "format",
            "by",
            "side",
            "image",
            "review",
            "last",
            "name",
            "acquired",
            "bucket",
            "path")) {
      if (random.nextInt(5) == 0) {
        query.append(query.isEmpty() ? '?' : '&').append(name).append('=');
        query.append(escaped(pick(random, TEXTS)));
      }
    }
    byte[] body = body(random);
    String type =
        pick(
            random,
            List.of(
                "application/json",
                "image/png",
                "multipart/form-data; boundary=xx",
                "multipart/form-data",
                "application/octet-stream",
                "text/plain",
                ";;",
                "application/x-www-form-urlencoded"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        (method + " " + path + query + " HTTP/1.1\r\n").getBytes(StandardCharsets.UTF_8));
    out.writeBytes("Host: localhost\r\nConnection: close\r\n".getBytes(StandardCharsets.UTF_8));
    out.writeBytes(("Authorization: Bearer " + token + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.writeBytes(("Content-Type: " + type + "\r\n").getBytes(StandardCharsets.UTF_8));
    if (random.nextInt(10) == 0) {
      out.writeBytes("Cookie: loupe_session=\u00ff;;=x\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }
    int length = random.nextInt(15) == 0 ? body.length + 7 : body.length;
    out.writeBytes(("Content-Length: " + length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    out.writeBytes(body);
    return out.toByteArray();
  }

  private static String escaped(String text) {
    return text.replace("{", "%7B").replace("\u00e4", "%c3%a4");
  }

  private static byte[] body(Random random) {
    switch (random.nextInt(4)) {
      case 0 -> {
        byte[] picture = TinyDetector.bad();
        for (int i = random.nextInt(5); i > 0; i--) {
          picture[random.nextInt(picture.length)] = (byte) random.nextInt();
        }
        return Arrays.copyOf(picture, 1 + random.nextInt(picture.length));
      }
      case 1 -> {
        byte[] noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        return noise;
      }
      case 2 -> {
        return ("--xx\r\nContent-Disposition: form-data; name=\"picture\"; filename=\""
                + pick(random, TEXTS)
                + "\"\r\n\r\nabc\r\n--xx"
                + (random.nextBoolean() ? "--\r\n" : ""))
            .getBytes(StandardCharsets.UTF_8);
      }
      default -> {
        return pick(random, BODIES).getBytes(StandardCharsets.UTF_8);
      }
    }
  }

  private static <T> T pick(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** What comes back; a connection that is simply closed is a fair answer to some of these. */
  private static String exchange(URI address, byte[] request) throws IOException {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      byte[] answer = socket.getInputStream().readNBytes(2000);
      return new String(answer, StandardCharsets.ISO_8859_1);
    } catch (java.net.SocketException closed) {
      return "";
    }
  }
}
