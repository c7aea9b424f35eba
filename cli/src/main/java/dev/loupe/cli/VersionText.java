package dev.loupe.cli;

import dev.loupe.Version;
import dev.loupe.detector.Machine;
import dev.loupe.detector.OnnxSession;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionText implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "Loupe " + Version.current(),
      "ONNX Runtime " + OnnxSession.runtimeVersion(),
      Machine.describe()
    };
  }
}
