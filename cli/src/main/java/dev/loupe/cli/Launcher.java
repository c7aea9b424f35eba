package dev.loupe.cli;

import java.nio.file.Path;
import java.util.List;

/** The command by which this program can start itself again, for training in another process. */
final class Launcher {

  private Launcher() {}

  /** Java, its class path and the main class; progress comes as JSON lines. */
  static List<String> ofThisProcess() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseParallelGC",
        "-Djava.awt.headless=true",
        "-D" + JsonProgress.PROPERTY + "=json",
        "-cp",
        System.getProperty("java.class.path"),
        Loupe.class.getName());
  }
}
