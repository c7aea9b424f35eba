package dev.loupe.pretraining;

import dev.loupe.network.Normalisation;
import dev.loupe.procedural.Scene;
import dev.loupe.procedural.ScenePainter;
import dev.loupe.procedural.TwoViews;
import java.util.List;

/**
 * Some scenes as the network sees them, and the right answers.
 *
 * @param pixels {@code [batch x 3 x side x side]}, normalised
 * @param sheets one for each size of cells
 * @param twins which cells of the batch's first half are which of the second, one for each size;
 *     empty where every scene was photographed once
 */
@SuppressWarnings("ArrayRecordComponent") // identity is what equality of batches means here
record SceneBatch(float[] pixels, List<AnswerSheet> sheets, List<Twins> twins) {

  /**
   * What is asked.
   *
   * @param side of the scenes, in pixels
   * @param cells sizes of the layers' cells, in pixels
   * @param questions those that count
   */
  record Asked(int side, List<Integer> cells, List<Question> questions) {

    private int floats() {
      return 3 * side * side;
    }

    private int largestCell() {
      return cells.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }

    private List<Twins> twins(int scenes) {
      return cells.stream().map(cell -> new Twins(scenes, side, cell)).toList();
    }

    private List<AnswerSheet> sheets(int count) {
      return cells.stream().map(cell -> new AnswerSheet(count, side, cell, questions)).toList();
    }
  }

  /** Paints scenes of consecutive numbers. */
  static SceneBatch once(ScenePainter painter, long first, int count, Asked asked) {
    SceneBatch batch =
        new SceneBatch(new float[count * asked.floats()], asked.sheets(count), List.of());
    for (int i = 0; i < count; i++) {
      batch.put(i, painter.paint(first + i), asked);
    }
    return batch;
  }

  /**
   * Paints scenes of consecutive numbers and photographs each twice.
   *
   * @param count photographs; the first half of them are the scenes' first ones
   */
  static SceneBatch twice(ScenePainter painter, long first, int count, Asked asked) {
    int scenes = count / 2;
    SceneBatch batch =
        new SceneBatch(new float[count * asked.floats()], asked.sheets(count), asked.twins(scenes));
    for (int i = 0; i < scenes; i++) {
      TwoViews views = painter.paintTwice(first + i, asked.largestCell());
      batch.put(i, views.first(), asked);
      batch.put(scenes + i, views.second(), asked);
      for (Twins one : batch.twins()) {
        one.fill(i, views);
      }
    }
    return batch;
  }

  private void put(int number, Scene scene, Asked asked) {
    normalise(scene.pixels(), pixels, number * asked.floats());
    for (AnswerSheet sheet : sheets) {
      sheet.fill(number, scene);
    }
  }

  private static void normalise(float[] from, float[] to, int at) {
    Normalisation input = Normalisation.IMAGENET;
    int pixels = from.length / 3;
    for (int channel = 0; channel < 3; channel++) {
      double mean = input.mean().get(channel);
      double deviation = input.deviation().get(channel);
      for (int i = channel * pixels; i < (channel + 1) * pixels; i++) {
        to[at + i] = (float) ((from[i] - mean) / deviation);
      }
    }
  }

  /** The answers for cells of a size. */
  AnswerSheet sheet(int cell) {
    return sheets.stream().filter(sheet -> sheet.cell() == cell).findAny().orElseThrow();
  }

  /** Which cells of a size are the same. */
  Twins twins(int cell) {
    return twins.stream().filter(one -> one.cell() == cell).findAny().orElseThrow();
  }
}
