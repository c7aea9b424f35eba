package dev.loupe.station.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two thousand broken requests over plain sockets, from a seed; {@code -Dloupe.hostile=10000} sends
 * as many.
 */
@Tag("slow")
class HostileInputTest {

  private static final long SEED = 8;
  private static final int REQUESTS = Integer.getInteger("loupe.hostile", 2000);
  private static final long MOST_LEAKED = 64L << 20;
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

  private static final List<String> HEADERS =
      List.of(
          "X-Long: " + "b".repeat(20_000),
          "Content-Length: -1",
          "Content-Length: many",
          "Transfer-Encoding: chunked",
          "Expect: 100-continue",
          "Range: bytes=9-1",
          "Accept: ;;q=,",
          ": no name",
          "no colon",
          "Host: a:b:c",
          "Authorization: Bearer",
          "Cookie: loupe_session=\u00ff;;=x",
          "Last-Event-ID: \u0001");

  @TempDir Path folder;

  @Test
  void neverFallsOver() throws Exception {
    try (TestStation station = TestStation.judging(folder, "access: {logins_per_minute: 1000}")) {
      List<String> calls = new ArrayList<>(TestStation.CONTRACT.calls());
      calls.removeIf(call -> call.contains("/api/events")); // an answer without end
      Random random = new Random(SEED);
      URI address = URI.create(station.station().address());
      List<String> faults = new ArrayList<>();
      Map<String, Integer> statuses = new TreeMap<>();
      exchange(address, request(random, calls, station.token()));
      long heap = heap();
      long start = System.nanoTime();
      for (int i = 0; i < REQUESTS; i++) {
        byte[] request = request(random, calls, station.token());
        String answer = exchange(address, request);
        statuses.merge(answer.isEmpty() ? "closed" : answer.substring(9, 12), 1, Integer::sum);
        if (answer.startsWith("HTTP/1.1 5") && !answer.startsWith("HTTP/1.1 50" + "5")) {
          faults.add(new String(request, StandardCharsets.ISO_8859_1) + "\n->\n" + answer);
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      assertThat(faults).isEmpty();
      long leaked = heap() - heap;
      System.out.printf(
          "%d requests in %.1f s, answers %s, heap before %.1f MiB, after %+.1f MiB%n",
          REQUESTS, seconds, statuses, heap / 1048576.0, leaked / 1048576.0);
      assertThat(leaked).isLessThan(MOST_LEAKED);
      assertThat(station.get("/health", 200).get("status").asText()).isEqualTo("UP");
      assertThat(station.get("/health", 200).at("/queue/waiting").asInt()).isZero();
      assertThat(station.inspect(TinyDetector.bad(), "?station=main").get("verdict").asText())
          .isIn("NG", "OK", "REVIEW");
    }
  }

  /** Bytes in use after a collection. */
  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static byte[] request(Random random, List<String> calls, String token) {
    boolean aimed = random.nextInt(4) == 0; // a broken picture to where pictures go
    String[] call = (aimed ? "POST /api/inspections" : pick(random, calls)).split(" ");
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
      if (random.nextInt(aimed ? 200 : 5) == 0) {
        query.append(query.isEmpty() ? '?' : '&').append(name).append('=');
        query.append(escaped(pick(random, TEXTS)));
      }
    }
    byte[] body = aimed ? picture(random) : body(random);
    String type =
        aimed
            ? "image/png"
            : pick(
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
      String header = pick(random, HEADERS) + "\r\n";
      out.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
    }
    int length = random.nextInt(15) == 0 ? body.length + 7 : body.length;
    out.writeBytes(("Content-Length: " + length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    out.writeBytes(body);
    return out.toByteArray();
  }

  private static String escaped(String text) {
    return text.replace("{", "%7B").replace("\u00e4", "%c3%a4");
  }

  /** A picture with some wrong bytes, often cut off. */
  private static byte[] picture(Random random) {
    byte[] picture = TinyDetector.bad();
    for (int i = random.nextInt(5); i > 0; i--) {
      picture[random.nextInt(picture.length)] = (byte) random.nextInt();
    }
    boolean cut = random.nextBoolean();
    return cut ? Arrays.copyOf(picture, 1 + random.nextInt(picture.length)) : picture;
  }

  private static byte[] body(Random random) {
    switch (random.nextInt(4)) {
      case 0 -> {
        return picture(random);
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
