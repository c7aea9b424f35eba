package dev.loupe.station.page;

import dev.loupe.Sha256;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The page of the station, in a browser: live view, review, history, models and the rest.
 *
 * <pre>{@code
 * StationPage page = StationPage.read();
 * Javalin.create(config -> page.addTo(config.routes));
 * }</pre>
 *
 * <p>{@code GET /} gives the one HTML page; {@code /page/...} its scripts and styles, whose
 * addresses carry a version and may be kept for ever. Everything else on screen comes from the API,
 * so these files need no log-in and hold no secret.
 *
 * <p>Safe for use by several threads; owns nothing that must be closed.
 */
public final class StationPage {

  private static final String ASK_AGAIN = "no-cache";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private static final Pattern GZIP =
      Pattern.compile("\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))");

  private final PageFiles files;

  private StationPage(PageFiles files) {
    this.files = files;
  }

  /** Reads the page and its libraries from the class path, once. */
  public static StationPage read() {
    return new StationPage(PageFiles.read());
  }

  /** Answers {@code /} and {@code /page/...}; compresses by itself, once for all. */
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get("/", request -> send(request, files.index(), ASK_AGAIN));
    routes.get("/page/<path>", this::file);
  }

  /**
   * What the page may load and run: its own files, and of inline text only the import map, by its
   * hash. Markup from text is impossible but for the templates of Lit (trusted types).
   *
   * @return the value of {@code Content-Security-Policy}
   */
  public String contentSecurityPolicy() {
    return "default-src 'none'; script-src 'self' 'sha256-"
        + hash(files.importMap())
        + "'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; font-src 'self';"
        + " form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
        + " require-trusted-types-for 'script'; trusted-types lit-html";
  }

  private void file(Context request) {
    Optional<PageFile> file = files.at(request.path());
    if (file.isPresent()) {
      send(request, file.get(), FOR_EVER);
    } else {
      request.status(HttpStatus.NOT_FOUND).contentType("text/plain").result("No such file.");
    }
  }

  private void send(Context request, PageFile file, String caching) {
    request.header("Cache-Control", caching).header("ETag", file.etag());
    request.header("X-Content-Type-Options", "nosniff");
    request.header("Content-Security-Policy", contentSecurityPolicy());
    request.header("Vary", "Accept-Encoding");
    if (known(request, file)) {
      request.status(HttpStatus.NOT_MODIFIED);
    } else if (takesGzip(request)) {
      request.header("Content-Encoding", "gzip");
      request.contentType(file.contentType()).result(file.gzip());
    } else {
      request.contentType(file.contentType()).result(file.content());
    }
  }

  private static boolean takesGzip(Context request) {
    String encodings = request.header("Accept-Encoding");
    return encodings != null && GZIP.matcher(encodings).find();
  }

  /** Whether the browser has it already. */
  private static boolean known(Context request, PageFile file) {
    String tags = request.header("If-None-Match");
    return tags != null
        && Arrays.stream(tags.split(",")).map(String::strip).anyMatch(file.etag()::equals);
  }

  private static String hash(String text) {
    MessageDigest digest = Sha256.start();
    return Base64.getEncoder().encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
