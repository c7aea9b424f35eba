package dev.loupe;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where Loupe keeps what it can make or fetch again: {@code LOUPE_CACHE} when set, else {@code
 * .cache/loupe} in the user's home.
 */
public final class CacheFolder {

  private CacheFolder() {}

  /** The folder for one purpose, such as "backbones"; it may not exist yet. */
  public static Path of(String purpose) {
    return of(purpose, System.getenv());
  }

  /** The same under other environment variables. */
  public static Path of(String purpose, Map<String, String> environment) {
    String chosen = environment.get("LOUPE_CACHE");
    Path root =
        chosen != null && !chosen.isBlank()
            ? Path.of(chosen)
            : Path.of(System.getProperty("user.home"), ".cache", "loupe");
    return root.resolve(purpose);
  }
}
