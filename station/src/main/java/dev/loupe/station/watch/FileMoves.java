package dev.loupe.station.watch;

import dev.loupe.AtomicFile;
import dev.loupe.LoupeException;
import dev.loupe.station.setting.WatchSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Moves inspected files away; a name that is taken gets the content's digest. */
final class FileMoves {

  private static final int SHORT = 12;

  private final WatchSettings settings;

  FileMoves(WatchSettings settings) {
    this.settings = settings;
  }

  void away(WatchLedger.Claim claim, WatchLedger.Fate fate) {
    if (fate.failed()) {
      Path target = target(settings.failedFolder(), claim);
      String reason = fate.reason() + System.lineSeparator();
      AtomicFile.write(
          target.resolveSibling(target.getFileName() + ".reason.txt"),
          reason.getBytes(StandardCharsets.UTF_8));
      move(claim, target);
    } else {
      move(claim, target(settings.doneFolder(), claim));
    }
  }

  private static Path target(Path folder, WatchLedger.Claim claim) {
    Path plain = folder.resolve(claim.file().name());
    return Files.exists(plain)
        ? folder.resolve(claim.sha256().substring(0, SHORT) + "-" + claim.file().name())
        : plain;
  }

  private void move(WatchLedger.Claim claim, Path target) {
    Path source = settings.folder().resolve(claim.file().name());
    try {
      Files.createDirectories(target.getParent());
      Files.move(source, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LoupeException(
          "The file " + source + " was inspected but cannot be moved to " + target + ": " + e, e);
    }
  }
}
