package dev.loupe.station.page;

import dev.loupe.Sha256;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything the browser gets besides the API, read once and kept in memory: about 2 MB.
 *
 * <p>Each file's address carries the version of what it belongs to, so that it never changes and a
 * browser needs to ask only once; {@code index.html} names them and is asked for each time. Lookup
 * is by the whole path in a map: no path reaches the disk.
 *
 * <p>Safe for use by several threads.
 */
final class PageFiles {

  private static final String FOLDER = "dev/loupe/station/page";
  private static final String INDEX = "index.html";
  private static final int VERSION_DIGITS = 16;

  private final Map<String, PageFile> byPath;
  private final PageFile index;
  private final String importMap;

  private PageFiles(Map<String, PageFile> byPath, PageFile index, String importMap) {
    this.byPath = byPath;
    this.index = index;
    this.importMap = importMap;
  }

  /** Reads the page and its libraries from the class path. */
  static PageFiles read() {
    SortedMap<String, PageFile> own = ClasspathFolder.read(anchor(), FOLDER);
    String base = "/page/" + version(own);
    String importMap = Libraries.importMap();
    PageFile index = index(own, base, importMap);
    Map<String, PageFile> byPath = new TreeMap<>(Libraries.files());
    own.forEach((name, file) -> byPath.put(base + '/' + name, file));
    byPath.remove(base + '/' + INDEX);
    return new PageFiles(byPath, index, importMap);
  }

  /** The one page. */
  PageFile index() {
    return index;
  }

  /** The inline text whose hash the policy has to know. */
  String importMap() {
    return importMap;
  }

  /** The file served under that path. */
  Optional<PageFile> at(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  private static URL anchor() {
    URL found = PageFiles.class.getClassLoader().getResource(FOLDER + '/' + INDEX);
    if (found == null) {
      throw new IllegalStateException("The page is missing from the class path: " + FOLDER);
    }
    return found;
  }

  private static String version(SortedMap<String, PageFile> own) {
    String all =
        own.entrySet().stream()
            .map(file -> file.getKey() + ' ' + file.getValue().etag())
            .collect(Collectors.joining("\n"));
    return Sha256.of(all.getBytes(StandardCharsets.UTF_8)).substring(0, VERSION_DIGITS);
  }

  private static PageFile index(SortedMap<String, PageFile> own, String base, String importMap) {
    PageFile template = own.get(INDEX);
    if (template == null) {
      throw new IllegalStateException(INDEX + " is missing from " + FOLDER);
    }
    String filled =
        new String(template.content(), StandardCharsets.UTF_8)
            .replace("{{base}}", base)
            .replace("{{importmap}}", importMap)
            .replace("{{preloads}}", preloads(own, base));
    return PageFile.of(INDEX, filled.getBytes(StandardCharsets.UTF_8));
  }

  private static String preloads(SortedMap<String, PageFile> own, String base) {
    Stream<String> modules =
        own.keySet().stream()
            .filter(name -> name.endsWith(".js") && !name.endsWith("theme-first.js"))
            .map(name -> base + '/' + name);
    return Stream.concat(Libraries.preloads().stream(), modules)
        .map(address -> "<link rel=\"modulepreload\" href=\"" + address + "\">")
        .collect(Collectors.joining("\n    "));
  }
}
