package dev.loupe.station.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.Json;
import dev.loupe.Sha256;
import dev.loupe.detector.DetectorArtifact;
import dev.loupe.grouping.DefectGroup;
import dev.loupe.grouping.DefectGroups;
import dev.loupe.grouping.DescriptorScale;
import dev.loupe.grouping.GroupsOrigin;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class DefectGroupsOfAStationTest {

  private static final String MODEL = "/api/models/tiny-1";
  private static final String GROUPS = MODEL + "/defect-groups";

  @TempDir Path folder;
  private TestStation station;

  @BeforeEach
  void open() {
    station = TestStation.judging(folder, "");
  }

  @AfterEach
  void close() {
    station.close();
  }

  /** One group that all regions fall into, of the detector with that gain. */
  private String groups(double gain, int channels, String name) throws Exception {
    Path detector = TinyDetector.write(folder.resolve("groups" + gain + ".loupe"), gain);
    int length = channels + 2;
    float[] ones = new float[length];
    Arrays.fill(ones, 1);
    String graph = Sha256.of(DetectorArtifact.read(detector).graph());
    DefectGroups groups =
        new DefectGroups(
            DefectGroups.FORMAT_VERSION,
            new GroupsOrigin("tiny", graph, "0.1.0", 9, 20, 7, OptionalDouble.empty()),
            new DescriptorScale(List.of(channels, 2), new float[length], ones),
            List.of(new DefectGroup(1, Optional.of(name), 20, 1e6, new float[length])));
    return Json.mapper().writeValueAsString(groups);
  }

  private HttpRequest.Builder putting(String body) {
    return station
        .asked(GROUPS)
        .PUT(BodyPublishers.ofString(body))
        .header("Content-Type", "application/json");
  }

  private String refused(String body, int status) {
    HttpResponse<byte[]> answer = station.send(putting(body));
    assertThat(answer.statusCode()).as(TestStation.text(answer)).isEqualTo(status);
    return TestStation.tree(answer).get("message").asText();
  }

  private String named() {
    JsonNode regions = station.inspect(TinyDetector.bad(), "").get("regions");
    assertThat(regions).isNotEmpty();
    return regions.get(0).get("defect_group").asText("unnamed");
  }

  @Test
  void nameTheRegionsFromTheNextPictureOnUntilTheyAreTakenAway() throws Exception {
    assertThat(named()).isEqualTo("unnamed");
    assertThat(station.get(MODEL, 200).at("/model/defect_groups").isNull()).isTrue();
    JsonNode model = station.put(GROUPS, groups(1, 3, "bright square"), 200);
    assertThat(model.at("/defect_groups/groups/0/label").asText()).isEqualTo("bright square");
    assertThat(named()).isEqualTo("bright square");
    assertThat(station.get("/api/statistics/pareto?by=GROUP", 200).toString())
        .contains("bright square");
    station.put(GROUPS, groups(1, 3, "bridge"), 200);
    assertThat(named()).isEqualTo("bridge");
    station.restart();
    assertThat(named()).isEqualTo("bridge");
    assertThat(station.send(station.asked(GROUPS).DELETE()).statusCode()).isEqualTo(204);
    assertThat(named()).isEqualTo("unnamed");
    assertThat(station.send(station.asked(GROUPS).DELETE()).statusCode()).isEqualTo(404);
    assertThat(station.get("/api/audit?limit=20", 200).get("items").findValuesAsText("action"))
        .startsWith("remove-defect-groups", "put-defect-groups", "put-defect-groups");
  }

  @Test
  void areRefusedWithTheReasonWhenTheyAreNoneOfThisModel() throws Exception {
    assertThat(refused(groups(2, 3, "x"), 422)).contains("made with another detector");
    assertThat(refused(groups(1, 4, "x"), 422)).contains("describes regions by [3, 2]");
    assertThat(refused("{}", 422)).contains("defect groups in the file that was sent");
    assertThat(refused(groups(1, 3, "x").replace("\"x\"", "\" \""), 422)).contains("name has 1 to");
    refused("{\"format_version\": 1,", 400);
    refused("[1]", 422);
    assertThat(named()).isEqualTo("unnamed");
    station.put("/api/models/none-1/defect-groups", groups(1, 3, "x"), 404);
    HttpRequest.Builder other =
        station
            .asked(GROUPS)
            .PUT(BodyPublishers.ofString("x"))
            .header("Content-Type", "text/plain");
    assertThat(station.send(other).statusCode()).isEqualTo(415);
  }

  @Test
  void areAnEngineersToGive() throws Exception {
    HttpRequest.Builder operator =
        station
            .request(GROUPS)
            .PUT(BodyPublishers.ofString(groups(1, 3, "x")))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + station.makeToken("OPERATOR"));
    assertThat(station.send(operator).statusCode()).isEqualTo(403);
    assertThat(named()).isEqualTo("unnamed");
  }
}
