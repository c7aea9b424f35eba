package dev.loupe.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The command by which this program can start itself again, for training in another process. */
final class Launcher {

  private Launcher() {}

  /** Java, its class path and the main class; progress comes as JSON lines. */
  static List<String> ofThisProcess() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xlog:disable",
            "-XX:+UseParallelGC",
            "-XX:MaxDirectMemorySize=1024g",
            "-XX:MaxNewSize=512m",
            "-Djava.awt.headless=true"));
    command.addAll(options(System.getenv().getOrDefault("LOUPE_JAVA_OPTIONS", "")));
    command.add("-D" + JsonProgress.PROPERTY + "=json");
    command.addAll(List.of("-cp", absolute(System.getProperty("java.class.path"))));
    command.add(Loupe.class.getName());
    return command;
  }

  /** What the user gives to Java, such as its memory, holds for the other process as well. */
  private static List<String> options(String words) {
    return Arrays.stream(words.strip().split("\\s+", -1)).filter(w -> !w.isEmpty()).toList();
  }

  /** The other process works in another folder. */
  private static String absolute(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
