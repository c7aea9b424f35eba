package dev.loupe.station.page;

import dev.loupe.image.Picture;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Small drawn boards: dark green with traces; the bad ones carry a bright drop of solder. */
final class Boards {

  private Boards() {}

  /** A good board, as PNG. */
  static byte[] plain() {
    return png(drawn(false));
  }

  /** A bad board, as PNG. */
  static byte[] spotted() {
    return png(drawn(true));
  }

  static Picture picture(boolean spotted) {
    BufferedImage image = drawn(spotted);
    byte[] rgb = new byte[image.getWidth() * image.getHeight() * 3];
    for (int i = 0; i < rgb.length / 3; i++) {
      int pixel = image.getRGB(i % image.getWidth(), i / image.getWidth());
      rgb[3 * i] = (byte) (pixel >> 16);
      rgb[3 * i + 1] = (byte) (pixel >> 8);
      rgb[3 * i + 2] = (byte) pixel;
    }
    return new Picture(image.getWidth(), image.getHeight(), rgb);
  }

  private static BufferedImage drawn(boolean spotted) {
    BufferedImage image = new BufferedImage(240, 160, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(16, 74, 52));
    pen.fillRect(0, 0, 240, 160);
    pen.setStroke(new BasicStroke(3));
    pen.setColor(new Color(34, 104, 74));
    for (int i = 0; i < 9; i++) {
      pen.drawLine(12, 16 + 16 * i, 228, 16 + (i * 37) % 128);
    }
    pen.setColor(new Color(28, 30, 34));
    pen.fillRect(40, 50, 60, 44);
    pen.fillRect(130, 84, 48, 40);
    if (spotted) {
      pen.setColor(Color.WHITE);
      pen.fillOval(150, 34, 26, 24);
    }
    pen.dispose();
    return image;
  }

  private static byte[] png(BufferedImage image) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
