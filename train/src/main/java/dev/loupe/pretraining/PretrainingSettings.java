package dev.loupe.pretraining;

import dev.loupe.LoupeException;
import java.util.List;

/**
 * How Loupe's own backbone is taught.
 *
 * @param pictures how many scenes it sees, each once
 * @param batch scenes a step
 * @param side of a scene, in pixels; a multiple of 16
 * @param materials how many there are to tell apart
 * @param questions asked of it
 * @param rate highest learning rate
 * @param decay AdamW's weight decay
 * @param seed of the materials, the scenes and the first weights
 */
public record PretrainingSettings(
    long pictures,
    int batch,
    int side,
    int materials,
    List<String> questions,
    double rate,
    double decay,
    long seed) {

  /** The recipe of the shipped weights. */
  public static final PretrainingSettings SHIPPED =
      new PretrainingSettings(
          420_000, 64, 96, 1024, List.of("material", "kind", "edge", "blemish"), 2e-3, 0.02, 1);

  /** Checks the ranges. */
  public PretrainingSettings {
    questions = List.copyOf(questions);
    questions.forEach(Question::of);
    if (questions.isEmpty()) {
      throw new LoupeException("Pre-training needs at least one question");
    }
    if (pictures < batch || batch < 2 || side < 32 || side % 16 != 0 || materials < 2) {
      throw new LoupeException(
          "Pre-training needs at least one batch of at least 2 pictures, a side of at least 32 that is"
              + " a multiple of 16, and 2 materials; found %d pictures, batch %d, side %d, %d materials"
                  .formatted(pictures, batch, side, materials));
    }
  }

  /** Steps in all. */
  public long steps() {
    return pictures / batch;
  }

  /** With another number of pictures. */
  public PretrainingSettings pictures(long count) {
    return new PretrainingSettings(count, batch, side, materials, questions, rate, decay, seed);
  }

  /** With other questions. */
  public PretrainingSettings questions(List<String> others) {
    return new PretrainingSettings(pictures, batch, side, materials, others, rate, decay, seed);
  }

  /** With another number of materials. */
  public PretrainingSettings materials(int count) {
    return new PretrainingSettings(pictures, batch, side, count, questions, rate, decay, seed);
  }

  /** With other small scenes and batches, for tests. */
  PretrainingSettings small(int pixels, int scenes) {
    return new PretrainingSettings(
        pictures, scenes, pixels, materials, questions, rate, decay, seed);
  }

  /** With another seed. */
  public PretrainingSettings seed(long other) {
    return new PretrainingSettings(pictures, batch, side, materials, questions, rate, decay, other);
  }
}
