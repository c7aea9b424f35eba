package dev.loupe.station.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class JobsTest {

  private static final Set<String> OVER = Set.of("DONE", "FAILED", "CANCELLED");

  @TempDir Path folder;
  private TestStation station;
  private Path data;

  /** Stands for {@code loupe train}: does what the name of its data set says. */
  static final class Trainer {

    private Trainer() {}

    public static void main(String[] arguments) throws Exception {
      String out =
          Arrays.stream(arguments).filter(a -> a.startsWith("--out=")).findFirst().orElseThrow();
      System.err.println(
          "{\"progress\":\"training\",\"done\":3,\"total\":4,\"note\":\"loss 0.25\"}");
      switch (Path.of(arguments[1]).getFileName().toString()) {
        case "crash" -> Runtime.getRuntime().halt(139);
        case "wrong" -> {
          System.err.println("loupe: there is no good picture");
          System.exit(1);
        }
        case "endless" -> Thread.sleep(60_000);
        default -> TinyDetector.write(Path.of(out.substring(6)), 1.5);
      }
    }
  }

  @BeforeEach
  void open() throws Exception {
    data = folder.resolve("data");
    for (String name : List.of("fine", "crash", "wrong", "endless")) {
      Files.createDirectories(data.resolve(name));
    }
    List<String> launcher =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Trainer.class.getName());
    String yaml = "folders: [" + data + "]\ntraining: {memory: 256MiB}";
    station = new TestStation(folder, yaml, launcher);
  }

  @AfterEach
  void close() {
    station.close();
  }

  private String start(String name) {
    String body = "{\"name\": \"board\", \"folder\": \"" + data.resolve(name) + "\"}";
    return station.post("/api/jobs", body, 202).get("id").asText();
  }

  private JsonNode await(String id, Set<String> states) throws Exception {
    JsonNode job = station.get("/api/jobs/" + id, 200);
    for (int i = 0; i < 600 && !states.contains(job.get("state").asText()); i++) {
      Thread.sleep(50);
      job = station.get("/api/jobs/" + id, 200);
    }
    return job;
  }

  @Test
  void registersWhatComesOfATraining() throws Exception {
    JsonNode job = await(start("fine"), OVER);
    assertThat(job.get("message").asText()).isEqualTo("Registered as board-1.");
    assertThat(job.get("state").asText()).isEqualTo("DONE");
    assertThat(job.get("model").asText()).isEqualTo("board-1");
    assertThat(station.get("/api/models/board-1", 200).at("/model/job").asText())
        .isEqualTo(job.get("id").asText());
  }

  @Test
  void outlivesATrainingThatCrashesAndSaysWhatItSaid() throws Exception {
    JsonNode crashed = await(start("crash"), OVER);
    assertThat(crashed.get("state").asText()).isEqualTo("FAILED");
    assertThat(crashed.get("message").asText()).contains("139");
    JsonNode wrong = await(start("wrong"), OVER);
    assertThat(wrong.get("message").asText()).contains("there is no good picture");
    assertThat(station.get("/health", 200).get("status").asText()).isEqualTo("UP");
  }

  @Test
  void showsTheLossAndStopsWhenAsked() throws Exception {
    String id = start("endless");
    await(id, Set.of("RUNNING"));
    JsonNode job = station.get("/api/jobs/" + id, 200);
    for (int i = 0; i < 200 && job.get("curve").isEmpty(); i++) {
      Thread.sleep(50);
      job = station.get("/api/jobs/" + id, 200);
    }
    assertThat(job.at("/curve/0/loss").asDouble()).isEqualTo(0.25);
    station.post("/api/jobs/" + id + "/cancel", "{}", 202);
    assertThat(await(id, OVER).get("state").asText()).isEqualTo("CANCELLED");
    station.post("/api/jobs/" + id + "/cancel", "{}", 409);
    station.restart();
    assertThat(station.get("/api/jobs/" + id, 200).at("/curve/0/loss").asDouble()).isEqualTo(0.25);
  }

  @Test
  void trainsOnlyFromAllowedFolders() {
    station.post("/api/jobs", "{\"name\": \"x\", \"folder\": \"/etc\"}", 403);
    assertThat(station.get("/api/folders", 200).get("folders")).hasSize(1);
    assertThat(station.get("/api/folders?path=" + data, 200).get("folders")).hasSize(4);
    station.get("/api/folders?path=/etc", 403);
  }
}
