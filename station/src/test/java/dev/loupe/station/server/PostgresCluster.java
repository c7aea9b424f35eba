package dev.loupe.station.server;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL of our own in a temporary folder, run by nobody when we are root. */
final class PostgresCluster implements AutoCloseable {

  private static final String NOBODY = "65534";

  private final Path folder;
  private final Process server;
  private final int port;

  private PostgresCluster(Path folder, Process server, int port) {
    this.folder = folder;
    this.server = server;
    this.port = port;
  }

  /** Where PostgreSQL's programs lie on this machine. */
  static Optional<Path> programs() {
    List<Path> places = new ArrayList<>();
    for (String one : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      places.add(Path.of(one));
    }
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      versions.sorted(Comparator.reverseOrder()).forEach(v -> places.add(v.resolve("bin")));
    } catch (IOException none) {
      // Not a Debian, or no PostgreSQL.
    }
    return places.stream()
        .filter(place -> Files.isExecutable(place.resolve("initdb")))
        .filter(place -> Files.isExecutable(place.resolve("postgres")))
        .findFirst();
  }

  static PostgresCluster start(Path programs) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("loupe-postgres");
    if (isRoot()) {
      Files.setOwner(
          folder,
          folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Path data = folder.resolve("data");
    List<String> make =
        asNobody(
            programs.resolve("initdb").toString(),
            "-D",
            data.toString(),
            "-A",
            "trust",
            "-U",
            "loupe",
            "-N",
            "-E",
            "UTF8");
    run(make);
    int port = freePort();
    List<String> serve =
        asNobody(
            programs.resolve("postgres").toString(),
            "-D",
            data.toString(),
            "-p",
            String.valueOf(port),
            "-h",
            "127.0.0.1",
            "-k",
            folder.toString(),
            "-F");
    Process server = quiet(serve).start();
    return new PostgresCluster(folder, server, port);
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static List<String> asNobody(String... command) {
    List<String> all = new ArrayList<>();
    if (isRoot()) {
      all.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    }
    all.addAll(List.of(command));
    return all;
  }

  private static ProcessBuilder quiet(List<String> command) {
    return new ProcessBuilder(command)
        .directory(new File("/"))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process = quiet(command).start();
    if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("initdb failed: " + command);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /** Waits until it takes connections. */
  void await() throws InterruptedException {
    for (int i = 0; i < 300; i++) {
      try (var connection = java.sql.DriverManager.getConnection(url(), "loupe", "")) {
        return;
      } catch (java.sql.SQLException notYet) {
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException("PostgreSQL does not start");
  }

  @Override
  public void close() throws IOException, InterruptedException {
    server.destroy();
    if (!server.waitFor(20, TimeUnit.SECONDS)) {
      server.destroyForcibly();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
