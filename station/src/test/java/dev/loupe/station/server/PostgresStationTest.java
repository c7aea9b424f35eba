package dev.loupe.station.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class PostgresStationTest {

  @TempDir Path folder;

  @Test
  void worksOnPostgresAsOnSqlite() throws Exception {
    Optional<Path> programs = PostgresCluster.programs();
    assumeTrue(programs.isPresent(), "no PostgreSQL on this machine: initdb was not found");
    try (PostgresCluster cluster = PostgresCluster.start(programs.orElseThrow())) {
      cluster.await();
      String yaml = "database: {url: '" + cluster.url() + "', user: loupe}";
      try (TestStation station = TestStation.judging(folder, yaml)) {
        use(station);
        station.restart();
        assertThat(station.get("/api/inspections?limit=500", 200).get("items")).hasSize(12);
      }
    }
  }

  private static void use(TestStation station) throws Exception {
    List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      byte[] picture = i % 3 == 0 ? TinyDetector.bad() : TinyDetector.good();
      String query = "?serial=S" + i;
      answers.add(CompletableFuture.supplyAsync(() -> station.inspect(picture, query)));
    }
    for (CompletableFuture<JsonNode> answer : answers) {
      answer.get(60, TimeUnit.SECONDS);
    }
    JsonNode queue = station.get("/api/review/queue?station=main&limit=3", 200);
    assertThat(queue.get("waiting").asInt()).isEqualTo(4);
    String id = queue.at("/items/0/inspection_id").asText();
    station.post("/api/inspections/" + id + "/review", "{\"verdict\": \"OK\"}", 201);
    assertThat(station.get("/api/inspections?serial=S1*&verdict=OK,NG", 200).get("items"))
        .hasSize(3);
    assertThat(station.get("/api/statistics/yield", 200).at("/total/ng").asInt()).isEqualTo(4);
    station.get("/api/statistics/scores?bucket=minute", 200);
    station.get("/api/statistics/false-calls", 200);
    station.get("/api/statistics/pareto?by=position", 200);
    station.get("/api/statistics/pareto?by=group", 200);
    assertThat(new String(station.bytes("/api/inspections/export?format=csv")).lines()).hasSize(13);
    station.post(
        TestStation.RECIPE + "/thresholds",
        "{\"image\": 0.9, \"review\": 0.5, \"reason\": \"x\"}",
        201);
    station.get(TestStation.RECIPE + "/thresholds/preview?image=0.7&review=0.6", 200);
    assertThat(station.get("/api/audit/verification", 200).get("unbroken").asBoolean()).isTrue();
    station.get("/api/models", 200);
    station.get("/api/jobs", 200);
    station.get("/api/users", 200);
  }
}
