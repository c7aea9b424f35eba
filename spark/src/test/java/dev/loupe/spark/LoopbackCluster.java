package dev.loupe.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real standalone Spark cluster of this machine: a master and workers, each a process of its own,
 * bound to 127.0.0.1. Its Spark home is a folder of links to the libraries of this build.
 */
final class LoopbackCluster implements AutoCloseable {

  private final Path folder;
  private final int megabytes;
  private final List<Process> processes = new ArrayList<>();
  private final List<Process> workers = new ArrayList<>();
  private String master = "";

  private LoopbackCluster(Path folder, int megabytes) {
    this.folder = folder;
    this.megabytes = megabytes;
  }

  /**
   * Starts one.
   *
   * @param folder for its home, work and logs
   * @param megabytes of each executor's heap, and the driver's
   */
  static LoopbackCluster start(Path folder, int megabytes, int workers) throws Exception {
    LoopbackCluster cluster = new LoopbackCluster(folder, megabytes);
    try {
      cluster.linkLibraries();
      cluster.startMaster();
      for (int i = 0; i < workers; i++) {
        cluster.workers.add(cluster.worker("worker-" + i));
      }
      return cluster;
    } catch (Exception e) {
      cluster.close();
      throw e;
    }
  }

  private void startMaster() throws Exception {
    int port = ChildJvm.freePort();
    master = "spark://" + ChildJvm.HOST + ":" + port;
    started(
        java("master")
            .with("org.apache.spark.deploy.master.Master", "--host", ChildJvm.HOST)
            .with("--port", String.valueOf(port))
            .with("--webui-port", String.valueOf(ChildJvm.freePort())));
    ChildJvm.awaitListener(port);
  }

  private Process worker(String name) throws IOException {
    return started(
        java(name)
            .with("org.apache.spark.deploy.worker.Worker", "--host", ChildJvm.HOST)
            .with("--cores", "1", "--memory", megabytes + "m")
            .with("--webui-port", String.valueOf(ChildJvm.freePort()))
            .with("--work-dir", folder.resolve(name).toString(), master));
  }

  String master() {
    return master;
  }

  /** Runs a main class as a driver of the cluster. */
  Process submit(String mainClass, String... arguments) throws IOException {
    return started(java("driver").with(mainClass).with(arguments));
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
    for (String entry : ChildJvm.classPath()) {
      Path file = Path.of(entry);
      if (entry.endsWith(".jar")) {
        Files.createSymbolicLink(jars.resolve(file.getFileName()), file);
      }
    }
  }

  private ChildJvm java(String name) {
    return ChildJvm.driver(folder, name, megabytes)
        .with("-Dspark.executor.extraClassPath=" + folders())
        .with("-Dspark.executor.memory=" + megabytes + "m")
        .withVariable("SPARK_HOME", folder.resolve("home").toString())
        .withVariable("SPARK_LOCAL_IP", ChildJvm.HOST)
        .withVariable("SPARK_SCALA_VERSION", "2.13");
  }

  private Process started(ChildJvm jvm) throws IOException {
    Process process = jvm.start();
    processes.add(process);
    return process;
  }

  private static String folders() {
    return String.join(
        File.pathSeparator,
        ChildJvm.classPath().stream().filter(entry -> !entry.endsWith(".jar")).toList());
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
