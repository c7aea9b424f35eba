package dev.loupe.detector;

import dev.loupe.CacheFolder;
import dev.loupe.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers which artifacts passed their conformance replay on this machine with this ONNX Runtime,
 * so that it is done once.
 *
 * <p>An empty file per artifact and machine; where none can be written, the replay is simply done
 * again.
 */
final class ConformanceLedger {

  private static final Logger LOG = LoggerFactory.getLogger(ConformanceLedger.class);

  private final Path folder;
  private final String machine;

  ConformanceLedger(Path folder, String machine) {
    this.folder = folder;
    this.machine = machine;
  }

  static ConformanceLedger ofThisUser() {
    String machine = Machine.describe() + " " + OnnxSession.runtimeVersion();
    return new ConformanceLedger(CacheFolder.of("conformance"), machine);
  }

  boolean passed(String sha256) {
    return Files.exists(entry(sha256));
  }

  void recordPass(String sha256) {
    try {
      Files.createDirectories(folder);
      Files.write(entry(sha256), new byte[0]);
    } catch (IOException e) {
      LOG.debug("The conformance pass was not recorded in {}", folder, e);
    }
  }

  private Path entry(String sha256) {
    String key = sha256 + "\n" + machine;
    return folder.resolve(Sha256.of(key.getBytes(StandardCharsets.UTF_8)));
  }
}
