package dev.loupe.dataset;

import dev.loupe.image.Box;
import dev.loupe.image.Mask;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A mask made of rectangles; what lies outside the picture is cut off. */
record BoxMask(List<MarkedBox> marked) implements MaskSource {

  BoxMask {
    marked = List.copyOf(marked);
  }

  @Override
  public Mask mask(int width, int height) {
    boolean[] set = new boolean[width * height];
    for (MarkedBox one : marked) {
      fill(set, width, height, one.box());
    }
    return new Mask(width, height, set);
  }

  private static void fill(boolean[] set, int width, int height, Box box) {
    int left = Math.max(0, box.x());
    int right = Math.min(width, box.x() + box.width());
    for (int y = Math.max(0, box.y()); y < Math.min(height, box.y() + box.height()); y++) {
      if (left < right) {
        Arrays.fill(set, y * width + left, y * width + right, true);
      }
    }
  }

  @Override
  public byte[] content() {
    return marked.stream().map(MarkedBox::box).toList().toString().getBytes(StandardCharsets.UTF_8);
  }
}
