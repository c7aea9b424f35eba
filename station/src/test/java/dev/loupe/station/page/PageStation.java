package dev.loupe.station.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.station.reach.Parts;
import dev.loupe.station.server.Plan;
import dev.loupe.station.server.Station;
import dev.loupe.station.setting.StationSettings;
import java.io.FileNotFoundException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;

/**
 * A real station with its page, on a free port: SQLite, one line with a detector in force, one
 * person of each role.
 */
final class PageStation implements AutoCloseable {

  /** Of everybody but the administrator. */
  static final String PASSWORD = "tin and lead 63/37";

  private static final int ROUNDS = 1000; // of password hashing, in a test

  private final Path folder;
  private final String furtherSettings;
  private final String adminPassword;
  private final int port;
  private Station station;
  private Api api;

  private PageStation(Path folder, String furtherSettings) {
    this.folder = folder;
    this.furtherSettings = furtherSettings;
    this.station = open(0);
    this.adminPassword = station.firstPassword().orElseThrow();
    this.port = URI.create(station.address()).getPort();
    this.api = new Api(address()).logIn("admin", adminPassword);
  }

  /** With the detector of bright spots. */
  static PageStation start(Path folder) {
    return startWith(folder, "");
  }

  /** The same with further lines of its settings. */
  static PageStation startWith(Path folder, String settings) {
    Path detector = folder.resolve("spots.loupe");
    Spots.write(detector);
    return start(folder, detector, settings);
  }

  static PageStation start(Path folder, Path detector) {
    return start(folder, detector, "");
  }

  private static PageStation start(Path folder, Path detector, String settings) {
    PageStation started = new PageStation(folder.resolve("station"), settings);
    started.setUp(detector);
    return started;
  }

  private Station open(int at) {
    String yaml =
        """
        server: {host: 127.0.0.1, port: %d}
        keep: {ok_one_in: 1}
        access: {logins_per_minute: 1000}
        folders: [%s]
        """
                .formatted(at, folder.toAbsolutePath().getParent())
            + furtherSettings;
    StationSettings settings = StationSettings.parse(yaml, "test");
    Plan plan =
        Plan.standard()
            .withParts(Parts.ALL)
            .withPage(StationPage.read()::addTo)
            .withPasswordRounds(ROUNDS);
    return Station.open(settings, folder, plan);
  }

  private void setUp(Path detector) {
    post("/api/stations", Map.of("id", "line-1", "name", "Line 1, after reflow"));
    String model = register(detector);
    post(
        "/api/stations/line-1/recipes/default/activations",
        Map.of("model", model, "reason", "first model"));
    user("vera", "VIEWER");
    user("ben", "OPERATOR");
    user("anna", "ENGINEER");
  }

  private String register(Path detector) {
    String name = detector.getFileName().toString().replace(".loupe", "");
    try {
      return api.post(
              "/api/models?name=" + name,
              "application/octet-stream",
              BodyPublishers.ofFile(detector))
          .at("/id")
          .asText();
    } catch (FileNotFoundException e) {
      throw new IllegalArgumentException("No detector lies at " + detector, e);
    }
  }

  private void user(String name, String role) {
    post("/api/users", Map.of("name", name, "role", role, "password", PASSWORD));
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  String adminPassword() {
    return adminPassword;
  }

  /** Judges a picture at line 1; the answer's record. */
  JsonNode inspect(String serial, byte[] picture) {
    String query = "?station=line-1&reference=board.png&serial=" + Api.coded(serial);
    return api.post(
        "/api/inspections" + (serial.isEmpty() ? "?station=line-1" : query),
        "application/octet-stream",
        BodyPublishers.ofByteArray(picture));
  }

  /** The latest inspection of that part. */
  JsonNode bySerial(String serial) {
    return api.get("/api/inspections?serial=" + Api.coded(serial)).at("/items/0");
  }

  JsonNode inForce() {
    return api.get("/api/stations/line-1/recipes/default").at("/active");
  }

  double threshold() {
    return inForce().at("/thresholds/image").asDouble();
  }

  JsonNode get(String path) {
    return api.get(path);
  }

  JsonNode post(String path, Object body) {
    return api.post(path, body);
  }

  /** Stops it, as a power cut would. */
  void pause() {
    station.close();
  }

  /** Starts it again at the same address, on the same folder. */
  void resume() {
    station = open(port);
    api = new Api(address()).logIn("admin", adminPassword);
  }

  @Override
  public void close() {
    station.close();
  }
}
