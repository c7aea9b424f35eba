package dev.loupe.station.page;

import dev.loupe.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * One file of the page, ready to be sent.
 *
 * @param contentType what it is, with its character set
 * @param content its bytes; not to be changed
 * @param gzip the same, compressed
 * @param etag its entity tag, made from the content; weak, as it may be sent compressed or not
 */
@SuppressWarnings("ArrayRecordComponent")
record PageFile(String contentType, byte[] content, byte[] gzip, String etag) {

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  private static final int ETAG_DIGITS = 32;

  /** Whether files of that name are part of a page; all others are left where they lie. */
  static boolean serves(String name) {
    return TYPES.containsKey(ending(name));
  }

  /** The file of that name, whose ending says what it is. */
  static PageFile of(String name, byte[] content) {
    String type = TYPES.get(ending(name));
    if (type == null) {
      throw new IllegalArgumentException("No content type is known for " + name);
    }
    String digest = Sha256.of(content).substring(0, ETAG_DIGITS);
    return new PageFile(type, content, compressed(content), "W/\"" + digest + '"');
  }

  private static byte[] compressed(byte[] content) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      out.write(content);
    } catch (IOException e) {
      throw new IllegalStateException("Memory can be written to", e);
    }
    return compressed.toByteArray();
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
