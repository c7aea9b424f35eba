package dev.loupe.dataset;

import dev.loupe.image.Picture;
import dev.loupe.image.PictureInfo;
import java.nio.ByteBuffer;

/**
 * What a check sees of a picture.
 *
 * @param width in pixels
 * @param height in pixels
 * @param depth such as "8 bit, 3 channels"
 * @param hash of the decoded pixels, so that a picture saved anew is found too
 */
record PictureLook(int width, int height, String depth, String hash) {

  static PictureLook of(PictureSource source) {
    if (source instanceof FilePicture file) {
      byte[] content = file.content();
      return of(file.picture(content), depth(file.info(content)));
    }
    return of(source.picture(), source instanceof GreyPixels ? depth(8, 1) : depth(8, 3));
  }

  private static PictureLook of(Picture picture, String depth) {
    FieldHash sha = new FieldHash();
    sha.add(ByteBuffer.allocate(Integer.BYTES).putInt(picture.width()).array());
    sha.add(picture.rgb());
    return new PictureLook(picture.width(), picture.height(), depth, sha.hex());
  }

  private static String depth(PictureInfo info) {
    return depth(info.bitDepth(), info.channels());
  }

  private static String depth(int bits, int channels) {
    return "%d bit, %d %s".formatted(bits, channels, channels == 1 ? "channel" : "channels");
  }

  PictureSize size() {
    return new PictureSize(width, height);
  }
}
