package dev.loupe.station.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;

/**
 * A browser library on the class path, packed as a jar by webjars.org.
 *
 * @param name such as "lit-html"
 * @param version such as "3.3.2"; found on the class path, so that only the build names it
 */
record WebJar(String name, String version) {

  /** The library of that name. */
  static WebJar named(String name) {
    Properties properties = new Properties();
    try (InputStream in = anchor(name).openStream()) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("The library " + name + " could not be read", e);
    }
    return new WebJar(name, properties.getProperty("version", ""));
  }

  /** Where it is served, without a slash at the end. */
  String base() {
    return "/page/lib/" + name + '/' + version;
  }

  /** Its scripts for production, by their paths in the library. */
  SortedMap<String, PageFile> files() {
    String root = "META-INF/resources/webjars/" + name + '/' + version;
    SortedMap<String, PageFile> files = ClasspathFolder.read(anchor(name), root);
    files
        .entrySet()
        .removeIf(
            file ->
                !file.getKey().endsWith(".js") || file.getKey().matches("(node|development)/.*"));
    return files;
  }

  private static URL anchor(String name) {
    String path = "META-INF/maven/org.webjars.npm/" + name + "/pom.properties";
    URL found = WebJar.class.getClassLoader().getResource(path);
    if (found == null) {
      throw new IllegalStateException("The library " + name + " is not on the class path");
    }
    return found;
  }

  /** The same library's entry of an import map. */
  Map.Entry<String, String> as(String specifier, String file) {
    return Map.entry(specifier, base() + '/' + file);
  }
}
