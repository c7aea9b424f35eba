package dev.loupe.station.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.image.PictureWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens at the edges of what a station takes and keeps. */
@Tag("slow")
class LimitsTest {

  private static final int CLIENTS = 16;
  private static final int PICTURES = 48;

  @TempDir Path folder;

  @Test
  void tellsWhoComesOnTopToComeAgainAndLosesNobodyElse() throws Exception {
    try (TestStation station =
        TestStation.judging(folder, "inspection: {workers: 1, queue: 1}\nkeep: {ok_one_in: 1}")) {
      List<HttpResponse<byte[]>> answers = atOnce(station, TinyDetector.bad());
      List<HttpResponse<byte[]>> refused =
          answers.stream().filter(answer -> answer.statusCode() == 429).toList();
      long judged = answers.stream().filter(answer -> answer.statusCode() == 201).count();
      assertThat(refused).isNotEmpty();
      assertThat(judged).isPositive().isEqualTo(PICTURES - refused.size());
      for (HttpResponse<byte[]> one : refused) {
        assertThat(one.headers().firstValue("Retry-After")).contains("1");
        assertThat(TestStation.tree(one).get("message").asText())
            .contains("Send the picture again");
      }
      assertThat(station.get("/api/inspections?limit=500", 200).get("items")).hasSize((int) judged);
      assertThat(station.get("/health", 200).at("/queue/waiting").asInt()).isZero();
      assertThat(new String(station.bytes("/metrics")))
          .contains("loupe_inspections_refused_total{code=\"busy\"} " + refused.size());
      station.inspect(TinyDetector.good(), "");
    }
  }

  private static List<HttpResponse<byte[]>> atOnce(TestStation station, byte[] picture)
      throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<CompletableFuture<HttpResponse<byte[]>>> sent =
          IntStream.range(0, PICTURES)
              .mapToObj(
                  any ->
                      CompletableFuture.supplyAsync(() -> station.inspectRaw(picture, ""), clients))
              .toList();
      List<HttpResponse<byte[]>> answers = new ArrayList<>();
      for (CompletableFuture<HttpResponse<byte[]>> one : sent) {
        answers.add(one.get(60, TimeUnit.SECONDS));
      }
      return answers;
    } finally {
      clients.shutdownNow();
    }
  }

  @Test
  void takesNoMoreBytesThanItWasGivenMemoryFor() {
    byte[] picture = PictureWriter.png(TinyDetector.picture(0.3, 0.95));
    try (TestStation station =
        TestStation.judging(folder, "inspection: {waiting_bytes: 1KiB, max_bytes: 1KiB}")) {
      byte[] large = java.util.Arrays.copyOf(picture, 4096);
      assertThat(station.inspectRaw(large, "").statusCode()).isEqualTo(413);
      assertThat(station.inspectRaw(TinyDetector.good(), "").statusCode()).isEqualTo(201);
    }
  }

  @Test
  void makesRoomByTheOldestGoodPicturesAndKeepsEveryRecord() throws Exception {
    byte[] good = TinyDetector.good();
    byte[] bad = TinyDetector.bad();
    try (TestStation station = TestStation.judging(folder, "keep: {ok_one_in: 1, quota: 3KiB}")) {
      List<String> goods = new ArrayList<>();
      List<String> bads = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        boolean isBad = i % 6 == 0;
        JsonNode record = station.inspect(isBad ? bad : good, "?serial=S" + i);
        (isBad ? bads : goods).add(record.get("inspection_id").asText());
      }
      awaitRoom(station, 3 << 10);
      List<Boolean> kept = goods.stream().map(id -> isKept(station, id)).toList();
      assertThat(kept).contains(false).contains(true).isSorted();
      assertThat(bads).allMatch(id -> isKept(station, id));
      assertThat(station.get("/api/inspections?limit=100", 200).get("items")).hasSize(24);
    }
  }

  private static boolean isKept(TestStation station, String id) {
    return station.send(station.asked("/api/inspections/" + id + "/picture").GET()).statusCode()
        == 200;
  }

  private static void awaitRoom(TestStation station, long quota) throws InterruptedException {
    double kept = Double.MAX_VALUE;
    for (int i = 0; i < 300 && kept > quota; i++) {
      Thread.sleep(100);
      kept =
          new String(station.bytes("/metrics"))
              .lines()
              .filter(line -> line.startsWith("loupe_files_bytes"))
              .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
              .findFirst()
              .orElseThrow();
    }
    assertThat(kept).isPositive().isLessThanOrEqualTo(quota);
  }
}
