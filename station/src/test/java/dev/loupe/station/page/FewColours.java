package dev.loupe.station.page;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** A screenshot with its 128 most frequent colours, so that it is small enough for a repository. */
final class FewColours {

  private static final int MOST = 128;
  private static final int COARSE = 0xf0f0f0; // colours that differ in less are counted as one

  private FewColours() {}

  static byte[] of(byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    int[] palette = palette(image);
    IndexColorModel colours =
        new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage few =
        new BufferedImage(
            image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colours);
    Map<Integer, Integer> nearest = new HashMap<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int index =
            nearest.computeIfAbsent(image.getRGB(x, y) & 0xffffff, rgb -> nearest(palette, rgb));
        few.getRaster().setSample(x, y, 0, index);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(few, "png", out);
    return out.toByteArray();
  }

  /** The most frequent exact colour of each of the most frequent coarse ones. */
  private static int[] palette(BufferedImage image) {
    Map<Integer, Map<Integer, Integer>> counts = new HashMap<>();
    for (int rgb :
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
      counts
          .computeIfAbsent(rgb & COARSE, coarse -> new HashMap<>())
          .merge(rgb & 0xffffff, 1, Integer::sum);
    }
    List<Map<Integer, Integer>> groups =
        counts.values().stream()
            .sorted((a, b) -> Integer.compare(sum(b), sum(a)))
            .limit(MOST)
            .toList();
    return groups.stream().mapToInt(FewColours::mostFrequent).toArray();
  }

  private static int sum(Map<Integer, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static int mostFrequent(Map<Integer, Integer> counts) {
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private static int nearest(int[] palette, int rgb) {
    int best = 0;
    for (int i = 1; i < palette.length; i++) {
      if (distance(palette[i], rgb) < distance(palette[best], rgb)) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int a, int b) {
    int red = (a >> 16 & 255) - (b >> 16 & 255);
    int green = (a >> 8 & 255) - (b >> 8 & 255);
    int blue = (a & 255) - (b & 255);
    return red * red + green * green + blue * blue;
  }
}
