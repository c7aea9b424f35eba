package dev.loupe.spark;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real standalone Spark cluster of this machine: a master and workers, each a process of its own,
 * bound to 127.0.0.1. Its Spark home is a folder of links to the libraries of this build.
 */
final class LoopbackCluster implements AutoCloseable {

  private static final String HOST = "127.0.0.1";

  private final Path folder;
  private final String opens;
  private final List<Process> processes = new ArrayList<>();
  private final List<Process> workers = new ArrayList<>();
  private String master = "";

  private LoopbackCluster(Path folder, String opens) {
    this.folder = folder;
    this.opens = opens;
  }

  /**
   * Starts one.
   *
   * @param folder for its home, work and logs
   * @param opens what Java must open for Spark
   */
  static LoopbackCluster start(Path folder, String opens, int workers) throws Exception {
    LoopbackCluster cluster = new LoopbackCluster(folder, opens);
    try {
      cluster.linkLibraries();
      int port = freePort();
      cluster.master = "spark://" + HOST + ":" + port;
      cluster
          .java("master", "org.apache.spark.deploy.master.Master", "--host", HOST)
          .with("--port", String.valueOf(port), "--webui-port", String.valueOf(freePort()))
          .start();
      awaitListener(port);
      for (int i = 0; i < workers; i++) {
        cluster.workers.add(cluster.worker("worker-" + i));
      }
      return cluster;
    } catch (Exception e) {
      cluster.close();
      throw e;
    }
  }

  private Process worker(String name) throws IOException {
    return java(name, "org.apache.spark.deploy.worker.Worker", "--host", HOST)
        .with("--cores", "1", "--memory", "600m", "--webui-port", String.valueOf(freePort()))
        .with("--work-dir", folder.resolve(name).toString(), master)
        .start();
  }

  String master() {
    return master;
  }

  /** Runs a main class as a driver of the cluster. */
  Process submit(String mainClass, String... arguments) throws IOException {
    return java("driver", mainClass, arguments).start();
  }

  /** Ends a worker and its executor as a power cut would. */
  void kill(int worker) {
    Process process = workers.get(worker);
    List<ProcessHandle> executors = process.descendants().toList();
    process.destroyForcibly();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  /** Whether a worker's executor has begun to work. */
  boolean works(int worker) {
    return workers.get(worker).descendants().findAny().isPresent();
  }

  String log(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".log"));
  }

  private void linkLibraries() throws IOException {
    Path jars = Files.createDirectories(folder.resolve("home/jars"));
    for (String entry : classPath()) {
      Path file = Path.of(entry);
      if (entry.endsWith(".jar")) {
        Files.createSymbolicLink(jars.resolve(file.getFileName()), file);
      }
    }
  }

  private static List<String> classPath() {
    String whole = System.getProperty("surefire.test.class.path", "");
    String path = whole.isEmpty() ? System.getProperty("java.class.path") : whole;
    return Arrays.asList(path.split(File.pathSeparator));
  }

  private Command java(String name, String mainClass, String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of(opens.trim().split("\\s+")));
    words.addAll(List.of("-Xmx512m", "-cp", String.join(File.pathSeparator, classPath())));
    words.add("-Dspark.executor.extraClassPath=" + folders());
    words.add("-Dspark.executor.memory=512m");
    words.add("-Dspark.driver.host=" + HOST);
    words.add("-Dspark.driver.bindAddress=" + HOST);
    words.add("-Dspark.ui.enabled=false");
    words.add("-Dspark.local.dir=" + folder.resolve("local"));
    words.add("-Dspark.sql.warehouse.dir=" + folder.resolve("warehouse"));
    words.add(mainClass);
    words.addAll(List.of(arguments));
    return new Command(name, words);
  }

  private static String folders() {
    return String.join(
        File.pathSeparator, classPath().stream().filter(entry -> !entry.endsWith(".jar")).toList());
  }

  private final class Command {

    private final String name;
    private final List<String> words;

    Command(String name, List<String> words) {
      this.name = name;
      this.words = words;
    }

    Command with(String... more) {
      words.addAll(List.of(more));
      return this;
    }

    Process start() throws IOException {
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve(name + ".log").toFile());
      builder.environment().put("SPARK_HOME", folder.resolve("home").toString());
      builder.environment().put("SPARK_LOCAL_IP", HOST);
      builder.environment().put("SPARK_SCALA_VERSION", "2.13");
      Process process = builder.start();
      processes.add(process);
      return process;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    }
  }

  private static void awaitListener(int port) throws Exception {
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

  @Override
  public void close() throws InterruptedException {
    for (Process process : processes) {
      List<ProcessHandle> children = process.descendants().toList();
      process.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
    }
    for (Process process : processes) {
      process.waitFor(10, TimeUnit.SECONDS);
    }
  }
}
