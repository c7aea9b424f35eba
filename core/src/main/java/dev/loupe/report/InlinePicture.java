package dev.loupe.report;

import java.util.Base64;

/**
 * A PNG or JPEG file small enough to live inside the page. Immutable by convention: the bytes are
 * not copied.
 *
 * @param file its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // identity is what equality of pictures means here
public record InlinePicture(byte[] file) {

  /** Checks that a browser can show it. */
  public InlinePicture {
    if (!png(file) && !jpeg(file)) {
      throw new IllegalArgumentException(
          "A picture in a report is a PNG or a JPEG; these " + file.length + " bytes are neither");
    }
  }

  /** The picture as an address that holds it whole. */
  String dataUri() {
    String type = png(file) ? "image/png" : "image/jpeg";
    return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(file);
  }

  private static boolean png(byte[] file) {
    return file.length > 8 && file[0] == (byte) 0x89 && file[1] == 'P' && file[2] == 'N';
  }

  private static boolean jpeg(byte[] file) {
    return file.length > 4 && file[0] == (byte) 0xFF && file[1] == (byte) 0xD8;
  }
}
