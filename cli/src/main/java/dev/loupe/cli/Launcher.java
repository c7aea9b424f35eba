package dev.loupe.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

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
        absolute(System.getProperty("java.class.path")),
        Loupe.class.getName());
  }

  /** The other process works in another folder. */
  private static String absolute(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
