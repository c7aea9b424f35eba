package dev.loupe.station.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a folder on the class path, in a jar or not, read once into memory. */
final class ClasspathFolder {

  private ClasspathFolder() {}

  /**
   * All files of the folder and those below it that belong to a page.
   *
   * @param anchor a file on the class path that lies in the same jar or folder
   * @param root the folder, as the class path names it, such as "dev/loupe/station/page"
   * @return by their paths below the folder, with forward slashes
   */
  static SortedMap<String, PageFile> read(URL anchor, String root) {
    try {
      return anchor.openConnection() instanceof JarURLConnection jar
          ? inJar(Path.of(jar.getJarFileURL().toURI()), root)
          : below(folder(Path.of(anchor.toURI()), root));
    } catch (IOException e) {
      throw new UncheckedIOException("The page could not be read from " + anchor, e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The class path names an impossible place: " + anchor, e);
    }
  }

  private static SortedMap<String, PageFile> inJar(Path jar, String root) throws IOException {
    try (FileSystem inside = FileSystems.newFileSystem(jar)) {
      return below(inside.getPath(root));
    }
  }

  /** The folder {@code root} above the anchor. */
  private static Path folder(Path anchor, String root) {
    Path folder = anchor;
    while (folder != null && !folder.endsWith(root)) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalArgumentException(anchor + " does not lie in " + root);
    }
    return folder;
  }

  private static SortedMap<String, PageFile> below(Path folder) throws IOException {
    SortedMap<String, PageFile> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (PageFile.serves(name)) {
          files.put(name, PageFile.of(name, Files.readAllBytes(file)));
        }
      }
    }
    return files;
  }
}
