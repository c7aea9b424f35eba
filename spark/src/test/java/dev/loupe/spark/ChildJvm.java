package dev.loupe.spark;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JVM of its own with the class path of this test, on 127.0.0.1; it writes to NAME.log. */
final class ChildJvm {

  static final String HOST = "127.0.0.1";

  private final Path log;
  private final List<String> words = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();

  /**
   * A process yet to be started.
   *
   * @param folder for its log
   */
  ChildJvm(Path folder, String name) {
    log = folder.resolve(name + ".log");
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(compiler());
    words.addAll(List.of("-cp", String.join(File.pathSeparator, classPath())));
  }

  /**
   * A driver of Spark yet to be told what to do.
   *
   * @param folder for its log and scratch
   * @param megabytes of heap
   */
  static ChildJvm driver(Path folder, String name, int megabytes) {
    return new ChildJvm(folder, name)
        .with(System.getProperty("loupe.spark.opens", "").trim().split("\\s+"))
        .with("-Xmx" + megabytes + "m")
        .with("-Dspark.driver.host=" + HOST, "-Dspark.driver.bindAddress=" + HOST)
        .with("-Dspark.ui.enabled=false", "-Dspark.local.dir=" + folder.resolve("local"))
        .with("-Dspark.sql.warehouse.dir=" + folder.resolve("warehouse"));
  }

  /** As the tests themselves are compiled: starting is most of the work. */
  private static List<String> compiler() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(word -> word.startsWith("-XX:TieredStopAtLevel"))
        .toList();
  }

  static List<String> classPath() {
    String whole = System.getProperty("surefire.test.class.path", "");
    String path = whole.isEmpty() ? System.getProperty("java.class.path") : whole;
    return Arrays.asList(path.split(File.pathSeparator));
  }

  ChildJvm with(String... more) {
    words.addAll(List.of(more));
    return this;
  }

  ChildJvm withVariable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    }
  }

  static void awaitListener(int port) throws Exception {
    for (int i = 0; i < 600; i++) {
      try (Socket socket = new Socket(HOST, port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException e) {
        Thread.sleep(100);
      }
    }
    throw new IOException("Nothing listens on port " + port);
  }
}
