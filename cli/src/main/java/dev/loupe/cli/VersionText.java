package dev.loupe.cli;

import dev.loupe.Version;
import dev.loupe.detector.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints; no native library is loaded for it. */
final class VersionText implements IVersionProvider {

  @Override
  public String[] getVersion() {
    Properties libraries = libraries();
    return new String[] {
      "Loupe " + Version.current(),
      "ONNX Runtime " + libraries.getProperty("onnxruntime", "unknown"),
      "libtorch " + libraries.getProperty("libtorch", "unknown"),
      Machine.describe()
    };
  }

  private static Properties libraries() {
    Properties libraries = new Properties();
    try (InputStream in = VersionText.class.getResourceAsStream("libraries.properties")) {
      libraries.load(Objects.requireNonNull(in, "libraries.properties is missing from the build"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return libraries;
  }
}
