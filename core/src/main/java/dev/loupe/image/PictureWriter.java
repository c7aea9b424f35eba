package dev.loupe.image;

import dev.loupe.AtomicFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes pictures and masks as PNG, and as JPEG for reports. A file appears whole or not at all: it
 * is written beside its place and then moved there, replacing what was there.
 *
 * <p>Safe for several threads.
 */
public final class PictureWriter {

  private PictureWriter() {}

  /**
   * Writes a picture as PNG, and the folder it lies in if need be.
   *
   * @throws dev.loupe.LoupeException when the place cannot be written
   */
  public static void png(Picture picture, Path file) {
    png(Bitmaps.image(picture), file);
  }

  /** Writes a mask as a grey PNG of 0 and 255. */
  public static void png(Mask mask, Path file) {
    png(Bitmaps.image(mask), file);
  }

  /** Writes a drawn image as PNG. */
  public static void png(BufferedImage image, Path file) {
    AtomicFile.write(file, png(image));
  }

  /** The picture as the bytes of a PNG. */
  public static byte[] png(Picture picture) {
    return png(Bitmaps.image(picture));
  }

  /** The mask as the bytes of a grey PNG of 0 and 255. */
  public static byte[] png(Mask mask) {
    return png(Bitmaps.image(mask));
  }

  /** The drawn image as the bytes of a PNG. */
  public static byte[] png(BufferedImage image) {
    return encoded(image, "png", 0);
  }

  /**
   * The picture as the bytes of a JPEG.
   *
   * @param quality in 0..1; 0.85 suits a report
   */
  public static byte[] jpeg(Picture picture, double quality) {
    if (!(quality >= 0 && quality <= 1)) {
      throw new IllegalArgumentException("Quality must lie in 0..1, not " + quality);
    }
    return encoded(Bitmaps.image(picture), "jpeg", (float) quality);
  }

  private static byte[] encoded(BufferedImage image, String format, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      ImageWriteParam settings = writer.getDefaultWriteParam();
      if (format.equals("jpeg")) {
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(quality);
      }
      writer.write(null, new IIOImage(image, null, null), settings);
    } catch (IOException impossible) {
      throw new UncheckedIOException("Encoding in memory failed", impossible);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
