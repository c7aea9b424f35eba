package dev.loupe.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Carries pictures to the drawing classes of the JDK and back. */
public final class Bitmaps {

  private Bitmaps() {}

  /** A copy of the picture to draw on, of type {@code TYPE_3BYTE_BGR}. */
  public static BufferedImage image(Picture picture) {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_3BYTE_BGR);
    byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    byte[] rgb = picture.rgb();
    for (int i = 0; i < rgb.length; i += 3) {
      bgr[i] = rgb[i + 2];
      bgr[i + 1] = rgb[i + 1];
      bgr[i + 2] = rgb[i];
    }
    return image;
  }

  /** A black and white copy of the mask, of type {@code TYPE_BYTE_GRAY}: set is 255. */
  public static BufferedImage image(Mask mask) {
    BufferedImage image =
        new BufferedImage(mask.width(), mask.height(), BufferedImage.TYPE_BYTE_GRAY);
    byte[] grey = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (byte) (mask.set()[i] ? 255 : 0);
    }
    return image;
  }

  /**
   * A copy of a drawn image, by its samples: grey v becomes (v, v, v), alpha is dropped.
   *
   * @throws IllegalArgumentException for floating point or more than 16 bits a sample
   */
  public static Picture picture(BufferedImage image) {
    byte[] rgb = Samples.of(image).rgb(Scaling.ROUND);
    return new Picture(image.getWidth(), image.getHeight(), rgb);
  }
}
