package dev.loupe.pretraining;

import dev.loupe.network.Normalisation;
import dev.loupe.procedural.Scene;
import dev.loupe.procedural.ScenePainter;
import java.util.List;

/**
 * Some scenes as the network sees them, and the right answers.
 *
 * @param pixels {@code [batch x 3 x side x side]}, normalised
 * @param sheets one for each size of cells
 */
@SuppressWarnings("ArrayRecordComponent") // identity is what equality of batches means here
record SceneBatch(float[] pixels, List<AnswerSheet> sheets) {

  /**
   * What is asked.
   *
   * @param side of the scenes, in pixels
   * @param cells sizes of the layers' cells, in pixels
   * @param questions those that count
   */
  record Asked(int side, List<Integer> cells, List<Question> questions) {

    private List<AnswerSheet> sheets(int count) {
      return cells.stream().map(cell -> new AnswerSheet(count, side, cell, questions)).toList();
    }
  }

  /** Paints scenes of consecutive numbers. */
  static SceneBatch paint(ScenePainter painter, long first, int count, Asked asked) {
    int floats = 3 * asked.side() * asked.side();
    SceneBatch batch = new SceneBatch(new float[count * floats], asked.sheets(count));
    for (int i = 0; i < count; i++) {
      Scene scene = painter.paint(first + i);
      normalise(scene.pixels(), batch.pixels(), i * floats);
      for (AnswerSheet sheet : batch.sheets()) {
        sheet.fill(i, scene);
      }
    }
    return batch;
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
}
