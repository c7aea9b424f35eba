package dev.loupe.network.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TorchLibrariesTest {

  @TempDir private Path cache;

  /** What the processes do. */
  static final class Program {

    private Program() {}

    public static void main(String[] arguments) {
      TorchOps.useThreads(1);
    }
  }

  @AfterEach
  void remove() throws IOException {
    Loader.deleteDirectory(cache.resolve("libtorch").toFile());
  }

  @Test
  void processesThatStartTogetherAfterAKilledOneAllLoad() throws Exception {
    Process killed = start("killed");
    while (killed.isAlive() && unpacked() < 50_000_000) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    killed.destroyForcibly().waitFor();
    long half = unpacked();
    List<Process> together = List.of(start("first"), start("second"));
    for (Process process : together) {
      assertThat(process.waitFor()).as("exit code").isZero();
    }
    assertThat(half).isBetween(1L, unpacked() - 1);
  }

  /** Bytes of the libraries. */
  private long unpacked() {
    try (Stream<Path> files = Files.walk(cache)) {
      return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  private Process start(String name) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:ErrorFile=" + cache.resolve(name + ".crash"),
            "-cp",
            System.getProperty("java.class.path"),
            Program.class.getName());
    builder.environment().put("LOUPE_CACHE", cache.toString());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(cache.resolve(name + ".log").toFile())
        .start();
  }
}
