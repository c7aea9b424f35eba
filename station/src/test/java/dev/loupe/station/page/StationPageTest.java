package dev.loupe.station.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StationPageTest {

  private static final Pattern ADDRESS = Pattern.compile("(?:href|src)=\"(/page/[^\"]+)\"");
  private static final Pattern IMPORT =
      Pattern.compile("(?:from\\s*|import\\s*\\(?\\s*)[\"']([^\"'\\s]+)[\"']");
  private static final Pattern MAPPED = Pattern.compile("\"([^\"]+)\":\"(/page/lib/[^\"]+)\"");

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static Javalin server;

  @BeforeAll
  static void start() {
    StationPage page = StationPage.read();
    server = Javalin.create(config -> page.addTo(config.routes)).start("127.0.0.1", 0);
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void servesThePageWithoutLettingBrowsersKeepIt() throws Exception {
    HttpResponse<String> page = get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
    assertThat(page.body()).contains("<loupe-shell>").doesNotContain("{{");
  }

  @Test
  void letsBrowsersKeepScriptsForEver() throws Exception {
    HttpResponse<String> script = get(address("/app/main.js"));
    assertThat(script.statusCode()).isEqualTo(200);
    assertThat(script.headers().firstValue("Content-Type"))
        .hasValue("text/javascript; charset=utf-8");
    assertThat(script.headers().firstValue("Cache-Control"))
        .hasValue("public, max-age=31536000, immutable");
    assertThat(script.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void answersThatNothingChangedWhenTheBrowserHasTheFile() throws Exception {
    String tag = get("/").headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = get("/", "If-None-Match", "\"other\", " + tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(get("/", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void compressesScripts() throws Exception {
    HttpResponse<String> script = get(address("/app/texts.js"), "Accept-Encoding", "gzip");
    assertThat(script.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(script.headers().firstValue("Vary")).hasValue("Accept-Encoding");
    HttpResponse<String> plain =
        get(address("/app/texts.js"), "Accept-Encoding", "br, gzip;q=0, identity");
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
  }

  @Test
  void findsNothingOutsideThePage() throws Exception {
    for (String path :
        Set.of(
            "/page/",
            "/page/../../../etc/passwd",
            "/page/%2e%2e/%2e%2e/etc/passwd",
            "/page/lib/lit/3.3.2/package.json",
            "/page/lib/lit/3.3.2/node/index.js",
            address("/app/") + "nothing.js",
            address("/app/main.js") + "/")) {
      assertThat(get(path).statusCode()).as(path).isIn(400, 404);
    }
  }

  @Test
  void allowsNoInlineTextButTheImportMap() throws Exception {
    HttpResponse<String> page = get("/");
    String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
    assertThat(policy)
        .contains("default-src 'none'", "frame-ancestors 'none'", "require-trusted-types-for")
        .doesNotContain("unsafe");
    assertThat(page.body()).doesNotContain(" style=", "<style", " onclick=");
    assertThat(page.body().split("<script", -1)).hasSize(4); // theme, import map, main
  }

  /** Follows every import from the page, as a browser does. */
  @Test
  void servesEveryModuleThatIsImported() throws Exception {
    String page = get("/").body();
    Deque<String> open = new ArrayDeque<>(all(ADDRESS, page));
    Set<String> seen = new HashSet<>(open);
    while (!open.isEmpty()) {
      String path = open.pop();
      HttpResponse<String> file = get(path);
      assertThat(file.statusCode()).as(path).isEqualTo(200);
      Stream<String> next =
          path.endsWith(".js")
              ? all(IMPORT, file.body()).stream().map(name -> resolved(name, path, page))
              : Stream.of();
      next.filter(seen::add).forEach(open::add);
    }
    assertThat(seen).anyMatch(path -> path.endsWith("/dist/chart.js")).hasSizeGreaterThan(50);
  }

  private static String resolved(String name, String from, String page) {
    if (name.startsWith(".")) {
      return URI.create(from).resolve(name).toString();
    }
    Matcher entries = MAPPED.matcher(page);
    while (entries.find()) {
      String specifier = entries.group(1);
      if (name.equals(specifier)) {
        return entries.group(2);
      }
      if (specifier.endsWith("/") && name.startsWith(specifier)) {
        return entries.group(2) + name.substring(specifier.length());
      }
    }
    throw new AssertionError(from + " imports " + name + ", which the import map does not know");
  }

  private static String address(String ending) throws Exception {
    return all(ADDRESS, get("/").body()).stream()
        .filter(one -> one.endsWith("/app/main.js"))
        .findFirst()
        .orElseThrow()
        .replace("/app/main.js", ending);
  }

  private static Set<String> all(Pattern pattern, String text) {
    Set<String> found = new HashSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + server.port() + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}
