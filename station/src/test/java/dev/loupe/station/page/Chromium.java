package dev.loupe.station.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Chromium of this machine, headless. Nothing is downloaded: where none is installed, tests are
 * skipped and say so. {@code LOUPE_CHROMIUM} names one that lies elsewhere.
 */
public final class Chromium implements AutoCloseable {

  private static final List<String> USUAL =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
  }

  /** Starts it, or skips the test. */
  public static Chromium start() {
    Optional<Path> found =
        Stream.concat(Stream.ofNullable(System.getenv("LOUPE_CHROMIUM")), USUAL.stream())
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(
        found.isPresent(),
        "No Chromium is installed (apt-get install chromium, or set LOUPE_CHROMIUM): the page is"
            + " not looked at in a browser");
    return new Chromium(found.orElseThrow());
  }

  /** A window of its own, with cookies of its own. */
  public Window open(String address, Window.Look look) {
    return Window.in(browser, address, Objects.requireNonNull(look));
  }

  /** A window on a file of this machine. */
  public Window open(Path file, Window.Look look) {
    return Window.on(browser, file, Objects.requireNonNull(look));
  }

  @Override
  public void close() {
    playwright.close();
  }
}
