package dev.loupe;

import java.nio.file.Path;

/**
 * Where Loupe keeps what it can make or fetch again: {@code LOUPE_CACHE} when set, else {@code
 * .cache/loupe} in the user's home.
 */
public final class CacheFolder {

  private CacheFolder() {}

  /** The folder for one purpose, such as "backbones"; it may not exist yet. */
  public static Path of(String purpose) {
    String chosen = System.getenv("LOUPE_CACHE");
    Path root =
        chosen != null && !chosen.isBlank()
            ? Path.of(chosen)
            : Path.of(System.getProperty("user.home"), ".cache", "loupe");
    return root.resolve(purpose);
  }
}
