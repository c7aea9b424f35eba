package dev.loupe.report;

import dev.loupe.report.Triptych.Outline;
import dev.loupe.report.Triptych.Point;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;

/** An invented ground-steel part, perhaps with a dark blot on it. */
final class SamplePart {

  static final int WIDTH = 300;
  static final int HEIGHT = 220;

  private final boolean defective;
  private final double x;
  private final double y;
  private final double radius;
  private final long seed;

  SamplePart(long seed, boolean defective) {
    Random random = new Random(seed);
    this.seed = seed;
    this.defective = defective;
    this.x = 60 + random.nextInt(180);
    this.y = 50 + random.nextInt(120);
    this.radius = 10 + random.nextInt(22);
  }

  InlinePicture picture() {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < HEIGHT; row++) {
      double line = random.nextGaussian() * 9;
      for (int column = 0; column < WIDTH; column++) {
        double light = 128 + 30 * Math.sin(column / 90.0) + line + random.nextGaussian() * 4;
        double dark = defective ? 75 * bump(column, row) : 0;
        image.setRGB(column, row, grey(light - dark));
      }
    }
    return file(image, "jpg");
  }

  Optional<InlinePicture> mask() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY);
    for (int row = 0; row < HEIGHT; row++) {
      for (int column = 0; column < WIDTH; column++) {
        image.setRGB(column, row, bump(column, row) > 0.4 ? 0xffffff : 0);
      }
    }
    return defective ? Optional.of(file(image, "png")) : Optional.empty();
  }

  InlinePicture heat(double strength) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < HEIGHT; row++) {
      for (int column = 0; column < WIDTH; column++) {
        float warm = (float) (strength * Math.sqrt(bump(column, row)));
        image.setRGB(column, row, Color.HSBtoRGB(0.66f - 0.62f * warm, 0.75f, 0.35f + 0.6f * warm));
      }
    }
    return file(image, "jpg");
  }

  List<Outline> outlines() {
    List<Point> corners = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double angle = Math.PI * i / 20;
      corners.add(
          new Point(x + 1.3 * radius * Math.cos(angle), y + 1.1 * radius * Math.sin(angle)));
    }
    return List.of(new Outline(corners));
  }

  private double bump(double column, double row) {
    double dx = (column - x) / radius;
    double dy = (row - y) / radius;
    return Math.exp(-(dx * dx + dy * dy));
  }

  private static int grey(double light) {
    int value = (int) Math.max(0, Math.min(255, light));
    return value << 16 | value << 8 | value;
  }

  private static InlinePicture file(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new InlinePicture(out.toByteArray());
  }
}
